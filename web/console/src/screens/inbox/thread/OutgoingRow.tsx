import { Button } from "@mantine/core";
import { IconAlertTriangle, IconClock } from "@tabler/icons-react";
import { errors } from "../../../../../../contracts/errors.ts";
import type { ClientErrorCode } from "../../../api/clientError.ts";
import { saveDraft } from "../../../state/drafts.ts";
import { type OutgoingReply, discardReply, retryReply } from "../../../state/outbox.ts";
import { smallIcon } from "../../../theme.ts";
import { focusComposer } from "../composer/focusComposer.ts";
import { restoreWords } from "../composer/restoreWords.ts";
import { useTranslation } from "../../../words/useTranslation.ts";
import row from "./MessageRow.module.css";
import mark from "./DeliveryMark.module.css";
import choices from "./DeliveryChoices.module.css";

const words = {
  sending: "delivery.sending",
  waiting: "delivery.waitingForConnection",
  refused: "delivery.refused",
} as const;

/** A reply the server has not confirmed yet; one it refused keeps its text and offers the ways on. */
export function OutgoingRow({ reply }: { readonly reply: OutgoingReply }) {
  const { t } = useTranslation();
  const { clientKey, conversationId, text, status, refusal, mode } = reply;
  const edit = () => {
    if (mode === "reply") restoreWords(conversationId, text);
    else saveDraft(conversationId, mode, text);
    discardReply(clientKey);
    focusComposer();
  };
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
        <span className={row.text}>{text}</span>
      </div>
      <div className={row.meta}>
        <span className={mark.mark} data-status={refused ? "failed" : "queued"}>
          {refused ? <IconAlertTriangle {...smallIcon} aria-hidden /> : <IconClock {...smallIcon} aria-hidden />}
          {t(words[status])}
        </span>
      </div>
      {refused && (
        <div className={choices.choices} data-status="failed">
          <span>{t(`error.${refusalCode(refusal)}`)}</span>
          <span className={choices.buttons}>
            <Button size="compact-xs" variant="default" onClick={() => void retryReply(clientKey)}>
              {t("action.retry")}
            </Button>
            <Button size="compact-xs" variant="default" onClick={edit}>
              {t("delivery.edit")}
            </Button>
            <Button size="compact-xs" variant="default" onClick={() => discardReply(clientKey)}>
              {t("delivery.discard")}
            </Button>
          </span>
        </div>
      )}
    </article>
  );
}

/** The outbox is read back from storage, where a code of another version may stand. */
function refusalCode(code: string | null): ClientErrorCode {
  return code !== null && isKnown(code) ? code : "internal";
}

const isKnown = (code: string): code is keyof typeof errors => code in errors;
