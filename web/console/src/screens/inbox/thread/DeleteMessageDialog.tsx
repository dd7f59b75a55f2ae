import { Blockquote, Button, Group, Modal, Stack, Text } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { deleteMessage } from "../../../../../../contracts/endpoints/conversations.ts";
import { type Message, previewText } from "../../../../../../contracts/message.ts";
import { call } from "../../../api/call.ts";
import { errorCode } from "../../../api/clientError.ts";
import { showAnswer } from "../../../queries/messages.ts";

interface DeleteMessageDialogProps {
  readonly message: Message;
  readonly opened: boolean;
  readonly onClose: () => void;
}

/** What is deleted at the contact's cannot be brought back there, so it is asked once. */
export function DeleteMessageDialog({ message, opened, onClose }: DeleteMessageDialogProps) {
  const { t } = useTranslation();
  const { id: messageId, conversationId, content } = message;
  const remove = useMutation({
    mutationFn: () => showAnswer(() => call(deleteMessage, { params: { conversationId, messageId } })),
    onSuccess: onClose,
  });
  return (
    <Modal opened={opened} onClose={onClose} title={t("states.deleteTitle")}>
      <Stack gap="lg">
        <Blockquote p="sm" m={0}>
          {previewText(content) || t(`message.${content.kind}`)}
        </Blockquote>
        <Text size="sm">{t("states.deleteLead")}</Text>
        {remove.error && (
          <Text size="sm" c="var(--bad)" role="alert">
            {t(`error.${errorCode(remove.error)}`)}
          </Text>
        )}
        <Group justify="flex-end" gap="sm">
          <Button variant="default" onClick={onClose} data-autofocus>
            {t("action.cancel")}
          </Button>
          <Button color="red" loading={remove.isPending} onClick={() => remove.mutate()}>
            {t("states.delete")}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
