import { Button, Modal, Stack, Text, Textarea } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { Refusal } from "../../parts/Refusal.tsx";

interface ReasonDialogProps {
  /** Closed without. */
  readonly title: string | undefined;
  readonly lead: string;
  readonly label: string;
  readonly action: string;
  readonly isRequired?: boolean;
  readonly order: (words: string) => Promise<unknown>;
  readonly onClose: () => void;
}

/** Asks for a reason or a note, and carries out one order with it. */
export function ReasonDialog({ title, onClose, ...form }: ReasonDialogProps) {
  return (
    <Modal opened={title !== undefined} onClose={onClose} title={title}>
      <ReasonForm {...form} onClose={onClose} />
    </Modal>
  );
}

function ReasonForm({ lead, label, action, isRequired = false, order, onClose }: Omit<ReasonDialogProps, "title">) {
  const [words, setWords] = useState("");
  const carryOut = useMutation({ mutationFn: () => order(words), onSuccess: onClose });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        carryOut.mutate();
      }}
    >
      <Stack gap="md">
        <Refusal of={carryOut} />
        <Text size="sm">{lead}</Text>
        <Textarea
          label={label}
          required={isRequired}
          data-autofocus
          autosize
          minRows={2}
          maxLength={2_000}
          value={words}
          onChange={(event) => setWords(event.currentTarget.value)}
        />
        <Button type="submit" loading={carryOut.isPending}>
          {action}
        </Button>
      </Stack>
    </form>
  );
}
