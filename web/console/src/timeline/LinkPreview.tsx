import type { MessageOrigin } from "../../../../contracts/message.ts";
import classes from "./OriginLine.module.css";

/** What the messenger says of the page that a message links to. Its picture would tell that site who reads here. */
export function LinkPreview({ origin }: { readonly origin: MessageOrigin | null }) {
  const preview = origin?.preview;
  if (preview === undefined || !/^https?:/i.test(preview.url)) return null;
  return (
    <a className={classes.preview} href={preview.url} target="_blank" rel="noreferrer">
      <strong>{preview.title}</strong>
      {preview.description && <span>{preview.description}</span>}
    </a>
  );
}
