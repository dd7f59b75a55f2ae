import { Button, Modal, Stack, Text, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";

interface AskTextProps extends FormProps {
  readonly opened: boolean;
  readonly title: string;
  readonly onClose: () => void;
}

/** Asks for one line before an order is given. */
export function AskText({ opened, title, onClose, ...form }: AskTextProps) {
  return (
    <Modal opened={opened} onClose={onClose} title={title}>
      <Form {...form} />
    </Modal>
  );
}

interface FormProps {
  readonly lead?: string;
  readonly label: string;
  readonly initial: string;
  readonly maxLength: number;
  readonly order: string;
  readonly isPending: boolean;
  readonly onDone: (text: string) => void;
}

function Form({ lead, label, initial, maxLength, order, isPending, onDone }: FormProps) {
  const [text, setText] = useState(initial);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onDone(text);
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="md">
        {lead && <Text size="sm">{lead}</Text>}
        <TextInput
          label={label}
          data-autofocus
          required
          maxLength={maxLength}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <Button type="submit" disabled={text.trim() === ""} loading={isPending}>
          {order}
        </Button>
      </Stack>
    </form>
  );
}
