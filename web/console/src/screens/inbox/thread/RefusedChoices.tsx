import { Button } from "@mantine/core";
import { errors } from "../../../../../../contracts/errors.ts";
import type { ClientErrorCode } from "../../../api/clientError.ts";
import { attachUpload } from "../../../state/attachments.ts";
import { saveDraft } from "../../../state/drafts.ts";
import { type OutgoingReply, discardReply, retryReply, sendAllTheSame } from "../../../state/outbox.ts";
import { focusComposer } from "../composer/focusComposer.ts";
import { restoreWords } from "../composer/restoreWords.ts";
import { useAnswerWords } from "../useAnswerWords.ts";
import { useTranslation } from "../../../words/useTranslation.ts";
import classes from "./DeliveryChoices.module.css";

/** Why the server did not take a reply, and the ways on. Where a colleague was faster, their answer stands right above. */
export function RefusedChoices({ reply }: { readonly reply: OutgoingReply }) {
  const { t } = useTranslation();
  const answerWords = useAnswerWords();
  const { clientKey, conversationId, text, upload, refusal, mode, answer } = reply;
  const edit = () => {
    if (upload) attachUpload(conversationId, upload);
    if (mode === "reply") restoreWords(conversationId, text);
    else saveDraft(conversationId, mode, text);
    discardReply(clientKey);
    focusComposer();
  };
  const discard = () => {
    discardReply(clientKey);
    focusComposer();
  };
  return (
    <div className={classes.choices} data-status={answer ? "uncertain" : "failed"} role="alert">
      <span>{answer ? answerWords(answer) : t(`error.${refusalCode(refusal)}`)}</span>
      <span className={classes.buttons}>
        <Button
          size="compact-xs"
          variant="default"
          onClick={() => void (answer ? sendAllTheSame(reply) : retryReply(clientKey))}
        >
          {t(answer ? "collision.sendAllTheSame" : "action.retry")}
        </Button>
        <Button size="compact-xs" variant="default" onClick={edit}>
          {t(answer ? "collision.edit" : "delivery.edit")}
        </Button>
        <Button size="compact-xs" variant="default" onClick={discard}>
          {t(answer ? "collision.discard" : "delivery.discard")}
        </Button>
      </span>
    </div>
  );
}

/** The outbox is read back from storage, where a code of another version may stand. */
function refusalCode(code: string | null): ClientErrorCode {
  return code !== null && isKnown(code) ? code : "internal";
}

const isKnown = (code: string): code is keyof typeof errors => code in errors;
