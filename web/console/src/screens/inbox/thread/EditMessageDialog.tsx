import { Button, Group, Modal, Stack, Text, Textarea } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { editMessage } from "../../../../../../contracts/endpoints/conversations.ts";
import type { Message } from "../../../../../../contracts/message.ts";
import { call } from "../../../api/call.ts";
import { errorCode } from "../../../api/clientError.ts";
import { showAnswer } from "../../../queries/messages.ts";

interface EditMessageDialogProps {
  readonly message: Message;
  /** What it says now. */
  readonly text: string;
  readonly limit: number | undefined;
  readonly opened: boolean;
  readonly onClose: () => void;
}

export function EditMessageDialog({ opened, onClose, ...form }: EditMessageDialogProps) {
  const { t } = useTranslation();
  return (
    <Modal opened={opened} onClose={onClose} title={t("states.editTitle")}>
      <EditForm {...form} onClose={onClose} />
    </Modal>
  );
}

/** Drawn anew whenever the dialog opens, so that it begins with what the message says now. */
function EditForm({ message, text, limit, onClose }: Omit<EditMessageDialogProps, "opened">) {
  const { t } = useTranslation();
  const [words, setWords] = useState(text);
  const { id: messageId, conversationId } = message;
  const edit = useMutation({
    mutationFn: () =>
      showAnswer(() => call(editMessage, { params: { conversationId, messageId }, body: { text: words } })),
    onSuccess: onClose,
  });
  const isNew = words.trim() !== "" && words.trim() !== text;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (isNew) edit.mutate();
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="md">
        <Text size="sm">{t("states.editLead")}</Text>
        <Textarea
          aria-label={t("states.editTitle")}
          autosize
          minRows={2}
          maxRows={12}
          maxLength={limit}
          data-autofocus
          value={words}
          error={edit.error && t(`error.${errorCode(edit.error)}`)}
          onChange={(event) => setWords(event.currentTarget.value)}
        />
        <Group justify="flex-end" gap="sm">
          <Button variant="default" onClick={onClose}>
            {t("action.cancel")}
          </Button>
          <Button type="submit" disabled={!isNew} loading={edit.isPending}>
            {t("states.save")}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
