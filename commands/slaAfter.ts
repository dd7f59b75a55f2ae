import { addBusinessTime, BusinessHours, businessTimeBetween } from "../contracts/businessHours.ts";
import type { ConversationMode, ConversationStatus } from "../contracts/conversation.ts";
import type { Sla, SlaKind, SlaPolicy } from "../contracts/sla.ts";

/** What a promise is worked out from. */
export interface SlaSituation {
  readonly mode: ConversationMode;
  readonly status: ConversationStatus;
  readonly waitingSince: Date | null;
  readonly policy: SlaPolicy;
  readonly hours: BusinessHours;
  readonly zone: string;
  readonly now: Date;
}

const nothingPromised: Sla = {
  sinceMs: null,
  replyKind: null,
  replyDueAtMs: null,
  resolveDueAtMs: null,
  replyLeftMs: null,
  resolveLeftMs: null,
  hasReplied: false,
  told: [],
};

const MINUTE_MS = 60_000;
const roundTheClock = BusinessHours.parse({});

/**
 * What is promised now, after what was promised before. Nothing while the bot answers, or when all is done; while the
 * conversation is put off the time stands still. Applied twice to the same situation it changes nothing.
 */
export function slaAfter(before: Sla | null, situation: SlaSituation): Sla | null {
  const { mode, status, waitingSince, policy } = situation;
  if (mode === "bot" || status === "resolved") return null;
  const kept = before ?? nothingPromised;
  if (status !== "open") return paused(kept, situation);

  const { dueAfter, within } = clockOf(situation);
  const resolveDueAtMs =
    kept.resolveLeftMs === null
      ? (kept.resolveDueAtMs ?? within(waitingSince, policy.resolveMinutes))
      : dueAfter(situation.now, kept.resolveLeftMs);
  const resumed = { ...kept, resolveDueAtMs, resolveLeftMs: null };

  const sinceMs = waitingSince?.getTime() ?? null;
  if (sinceMs !== null && sinceMs === kept.sinceMs) {
    const replyDueAtMs = kept.replyLeftMs === null ? kept.replyDueAtMs : dueAfter(situation.now, kept.replyLeftMs);
    return { ...resumed, replyDueAtMs, replyLeftMs: null };
  }
  // The stretch that was kept is over: somebody has replied to it.
  const hasReplied = kept.hasReplied || kept.sinceMs !== null;
  const replyKind = sinceMs === null ? null : hasReplied ? "nextReply" : "firstReply";
  return {
    ...resumed,
    sinceMs,
    hasReplied,
    replyKind,
    replyDueAtMs: replyKind === null ? null : within(waitingSince, policy[`${replyKind}Minutes`]),
    replyLeftMs: null,
    told: kept.told.filter((kind) => kind === "resolve"),
  };
}

/** What is due and has not been told of as too late, the earliest first. */
export function alarmsOf({
  replyKind,
  replyDueAtMs,
  resolveDueAtMs,
  told,
}: Sla): readonly { kind: SlaKind; atMs: number }[] {
  const due = [
    ...(replyKind === null || replyDueAtMs === null ? [] : [{ kind: replyKind, atMs: replyDueAtMs }]),
    ...(resolveDueAtMs === null ? [] : [{ kind: "resolve" as const, atMs: resolveDueAtMs }]),
  ];
  return due.filter(({ kind }) => !told.includes(kind)).toSorted((one, other) => one.atMs - other.atMs);
}

function paused(kept: Sla, situation: SlaSituation): Sla {
  const { leftUntil } = clockOf(situation);
  return {
    ...kept,
    replyDueAtMs: null,
    resolveDueAtMs: null,
    replyLeftMs: kept.replyDueAtMs === null ? kept.replyLeftMs : leftUntil(kept.replyDueAtMs),
    resolveLeftMs: kept.resolveDueAtMs === null ? kept.resolveLeftMs : leftUntil(kept.resolveDueAtMs),
  };
}

/** Time as the policy counts it. What is late already stays as late as it is. */
function clockOf({ policy, hours, zone, now }: SlaSituation) {
  const counted = policy.inBusinessHours ? hours : roundTheClock;
  const dueAfter = (from: Date, leftMs: number) =>
    leftMs < 0
      ? from.getTime() + leftMs
      : (addBusinessTime(counted, zone, from, leftMs / MINUTE_MS)?.getTime() ?? null);
  return {
    dueAfter,
    within: (from: Date | null, minutes: number | null) =>
      minutes === null ? null : dueAfter(from ?? now, minutes * MINUTE_MS),
    leftUntil: (dueAtMs: number) => businessTimeBetween(counted, zone, now, new Date(dueAtMs)),
  };
}
