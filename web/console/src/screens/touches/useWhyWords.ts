import { useTranslation } from "react-i18next";
import { isErrorCode } from "../../api/clientError.ts";

/** What the rules and those who carry steps out say, by their stable codes. */
const named = {
  wait: "wait",
  "wait.over": "waitOver",
  waitFor: "waitFor",
  "waitFor.timedOut": "waitForTimedOut",
  "waitFor.happened": "waitForHappened",
  condition: "condition",
  branch: "branch",
  split: "split",
  "step.done": "stepDone",
  "step.skippedByHand": "stepSkippedByHand",
  "send.queued": "sendQueued",
  "send.sent": "sendSent",
  "send.failed": "sendFailed",
  "send.fateUnknown": "sendFateUnknown",
  "send.suppressed": "sendSuppressed",
  "send.capped": "sendCapped",
  "send.quiet": "sendQuiet",
  "send.neverAllowed": "sendNeverAllowed",
  "send.paced": "sendPaced",
  "send.noWay": "sendNoWay",
  "send.accountOff": "sendAccountOff",
  "send.variableMissing": "sendVariableMissing",
  "send.calledBack": "sendCalledBack",
  "run.sequenceArchived": "runSequenceArchived",
  "send.tooLong": "sendTooLong",
  "send.blocked": "sendBlocked",
  "send.replied": "sendReplied",
  "step.refused": "stepRefused",
  "step.noConversation": "stepNoConversation",
  "stage.noAppeal": "stageNoAppeal",
  "task.nobody": "taskNobody",
  "call.nobody": "callNobody",
  "call.noPhone": "callNoPhone",
  "ai.noModel": "aiNoModel",
  "ai.noAnswer": "aiNoAnswer",
  "ai.variableMissing": "sendVariableMissing",
  "webhook.refused": "webhookRefused",
  "webhook.addressRefused": "webhookAddressRefused",
  "webhook.outcomeUnknown": "webhookOutcomeUnknown",
  "webhook.variableMissing": "sendVariableMissing",
  "begin.running": "beginRunning",
  "begin.once": "beginOnce",
  "begin.tooSoon": "beginTooSoon",
  "begin.doesNotFit": "beginDoesNotFit",
  "begin.ceilingOfContact": "beginCeilingOfContact",
  "begin.ceilingOfTenant": "beginCeilingOfTenant",
  "begin.already": "beginAlready",
  "begin.noContact": "beginNoContact",
  "ceiling.reached": "ceilingReached",
  "begin.ceilingInAll": "beginCeilingInAll",
  "run.goal": "runGoal",
  "run.cancelled": "runCancelled",
  "run.takenAgain": "runTakenAgain",
  "run.moved": "runMoved",
  "run.empty": "runEmpty",
  "run.unsubscribed": "runUnsubscribed",
  "run.circle": "runCircle",
  "run.stepGone": "runStepGone",
} as const;

const isNamed = (code: string): code is keyof typeof named => Object.hasOwn(named, code);

/** Why something happened, in words; a code that nobody has words for is shown as it is. */
export function useWhyWords(): (code: string) => string {
  const { t } = useTranslation();
  return (code) => (isNamed(code) ? t(`touches.why.${named[code]}`) : isErrorCode(code) ? t(`error.${code}`) : code);
}
