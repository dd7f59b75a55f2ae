import { IconAlertTriangle, IconClock, IconPaperclip } from "@tabler/icons-react";
import type { OutgoingReply } from "../../../state/outbox.ts";
import { smallIcon } from "../../../theme.ts";
import { useTranslation } from "../../../words/useTranslation.ts";
import row from "./MessageRow.module.css";
import mark from "./DeliveryMark.module.css";
import { RefusedChoices } from "./RefusedChoices.tsx";

const words = {
  sending: "delivery.sending",
  waiting: "delivery.waitingForConnection",
  refused: "delivery.refused",
} as const;

/** A reply the server has not confirmed yet; one it refused keeps its text and offers the ways on. */
export function OutgoingRow({ reply }: { readonly reply: OutgoingReply }) {
  const { t } = useTranslation();
  const { text, upload, status, mode } = reply;
  const refused = status === "refused";
  return (
    <article
      className={row.row}
      data-author="operator"
      data-direction={mode === "note" ? "note" : "out"}
      data-ends
      data-outgoing={status}
    >
      <div className={row.bubble} data-kind="text" data-status={refused ? "failed" : "queued"}>
        {upload && (
          <span className={row.file}>
            <IconPaperclip {...smallIcon} aria-hidden />
            {upload.fileName}
          </span>
        )}
        <span className={row.text}>{text}</span>
      </div>
      <div className={row.meta}>
        <span className={mark.mark} data-status={refused ? "failed" : "queued"}>
          {refused ? <IconAlertTriangle {...smallIcon} aria-hidden /> : <IconClock {...smallIcon} aria-hidden />}
          {t(words[status])}
        </span>
      </div>
      {refused && <RefusedChoices reply={reply} />}
    </article>
  );
}
