import { useTranslation } from "react-i18next";

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
  "send.blocked": "sendBlocked",
  "send.replied": "sendReplied",
  "begin.running": "beginRunning",
  "begin.once": "beginOnce",
  "begin.tooSoon": "beginTooSoon",
  "begin.doesNotFit": "beginDoesNotFit",
  "begin.ceilingOfContact": "beginCeilingOfContact",
  "begin.ceilingInAll": "beginCeilingInAll",
  "run.goal": "runGoal",
  "run.empty": "runEmpty",
  "run.unsubscribed": "runUnsubscribed",
  "run.circle": "runCircle",
  "run.stepGone": "runStepGone",
} as const;

const isNamed = (code: string): code is keyof typeof named => Object.hasOwn(named, code);

/** Why something happened, in words; a code that nobody has words for is shown as it is. */
export function useWhyWords(): (code: string) => string {
  const { t } = useTranslation();
  return (code) => (isNamed(code) ? t(`touches.why.${named[code]}`) : code);
}
