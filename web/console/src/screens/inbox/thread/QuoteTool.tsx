import { IconArrowBackUp } from "@tabler/icons-react";
import { type Message, previewText } from "../../../../../../contracts/message.ts";
import { useMay } from "../../../shell/useOperator.ts";
import { quote } from "../../../state/quoting.ts";
import { focusComposer } from "../composer/focusComposer.ts";
import { useTranslation } from "../../../words/useTranslation.ts";
import { MessageTool } from "./MessageTool.tsx";

/** Makes the next reply an answer to this very message. */
export function QuoteTool({ message }: { readonly message: Message }) {
  const { t } = useTranslation();
  const mayAnswer = useMay("conversations.answer");
  const { id, conversationId, author, content, direction, status, deletedAt } = message;
  if (!mayAnswer || deletedAt !== null || direction === "note" || (direction === "out" && status !== "sent"))
    return null;
  const answer = () => {
    quote(conversationId, { id, author, text: previewText(content) });
    focusComposer();
  };
  return <MessageTool name={t("work.quote")} glyph={IconArrowBackUp} onClick={answer} />;
}
