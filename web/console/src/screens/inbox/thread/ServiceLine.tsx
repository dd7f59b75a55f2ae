import type { Message } from "../../../../../../contracts/message.ts";
import { clockTime } from "../../../format/dates.ts";
import { MessageBody } from "../../../timeline/MessageBody.tsx";
import { useTranslation } from "../../../words/useTranslation.ts";
import classes from "./DecisionLine.module.css";

/** What happened in the chat without anybody saying anything: small and grey, as what happens here by itself. */
export function ServiceLine({ message }: { readonly message: Message }) {
  const { i18n } = useTranslation();
  return (
    <div className={classes.line} data-message={message.id}>
      <MessageBody message={message} />
      <time className={classes.time} dateTime={message.occurredAt}>
        {clockTime(message.occurredAt, i18n.language)}
      </time>
    </div>
  );
}
