import { useDisclosure } from "@mantine/hooks";
import { IconPencil, IconTrash } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { type Message, wordsToType } from "../../../../../../contracts/message.ts";
import { conversation } from "../../../queries/conversations.ts";
import { useAsked } from "../../../parts/useAsked.ts";
import { useMay, useOperator } from "../../../shell/useOperator.ts";
import { useTranslation } from "../../../words/useTranslation.ts";
import { DeleteMessageDialog } from "./DeleteMessageDialog.tsx";
import { EditMessageDialog } from "./EditMessageDialog.tsx";
import { MessageTool } from "./MessageTool.tsx";

/** Editing and deleting one's own sent message, for as long as its channel allows. */
export function ChangeTools({ message }: { readonly message: Message }) {
  const mayAnswer = useMay("conversations.answer");
  const isOwn = useOperator()?.id === message.operatorId;
  const isThere = message.direction === "out" && message.status === "sent" && message.deletedAt === null;
  return mayAnswer && isOwn && isThere ? <Tools message={message} /> : null;
}

function Tools({ message }: { readonly message: Message }) {
  const { t } = useTranslation();
  const { data } = useQuery(conversation(message.conversationId));
  const [drawnAt] = useState(() => Date.now());
  const [editing, edit] = useDisclosure(false);
  const [deleting, remove] = useDisclosure(false);
  const [editAsked, deleteAsked] = [useAsked(editing), useAsked(deleting)];
  const forMs = data?.changeableForMs ?? 0;
  const { content, occurredAt } = message;
  if (drawnAt - Date.parse(occurredAt) > forMs) return null;
  return (
    <>
      {content.kind === "text" && (
        <MessageTool name={t("states.edit")} glyph={IconPencil} onClick={edit.open} opensMore />
      )}
      <MessageTool name={t("states.delete")} glyph={IconTrash} onClick={remove.open} opensMore />
      {editAsked && content.kind === "text" && (
        <EditMessageDialog
          message={message}
          text={wordsToType(content)}
          limit={data?.textLengthLimit}
          opened={editing}
          onClose={edit.close}
        />
      )}
      {deleteAsked && <DeleteMessageDialog message={message} opened={deleting} onClose={remove.close} />}
    </>
  );
}
