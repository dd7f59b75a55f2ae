import { UnstyledButton } from "@mantine/core";
import { IconArrowBackUp } from "@tabler/icons-react";
import { type Message, previewText } from "../../../../../../contracts/message.ts";
import { useMay } from "../../../shell/useOperator.ts";
import { quote } from "../../../state/quoting.ts";
import { smallIcon } from "../../../theme.ts";
import { focusComposer } from "../composer/focusComposer.ts";
import { useTranslation } from "../../../words/useTranslation.ts";
import classes from "./MessageRow.module.css";

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
  return (
    <UnstyledButton className={classes.tool} aria-label={t("work.quote")} title={t("work.quote")} onClick={answer}>
      <IconArrowBackUp {...smallIcon} aria-hidden />
    </UnstyledButton>
  );
}
