import type { Message } from "../../../../../../contracts/message.ts";
import { usePanel } from "../panel/usePanel.ts";
import { useTranslation } from "../../../words/useTranslation.ts";
import classes from "./Quotation.module.css";

/** The message that another one answers, in one line; it leads there. */
export function Quotation({ quoted }: { readonly quoted: NonNullable<Message["quoted"]> }) {
  const { t } = useTranslation();
  const { reveal } = usePanel();
  const { id, author, text } = quoted;
  return (
    <button type="button" className={classes.quotation} onClick={() => reveal(id)}>
      <span className={classes.author}>{t(`work.quoted.${author}`)}</span>
      <span className={classes.text}>{text || t("work.quotedFile")}</span>
    </button>
  );
}
