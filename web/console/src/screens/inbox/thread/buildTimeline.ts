import type { Decision } from "../../../../../../contracts/conversation.ts";
import type { Message } from "../../../../../../contracts/message.ts";
import { dayKey } from "../../../format/dates.ts";
import type { OutgoingReply } from "../../../state/outbox.ts";

export type TimelineItem =
  | { readonly kind: "day"; readonly key: string; readonly at: string }
  | { readonly kind: "unread"; readonly key: string }
  | { readonly kind: "decision"; readonly key: string; readonly decision: Decision }
  | { readonly kind: "outgoing"; readonly key: string; readonly reply: OutgoingReply }
  | {
      readonly kind: "message";
      readonly key: string;
      readonly message: Message;
      readonly startsGroup: boolean;
      readonly endsGroup: boolean;
      /** The bot's decision that this message carried out. */
      readonly decision: Decision | undefined;
    };

interface TimelineParts {
  readonly messages: readonly Message[];
  readonly decisions: readonly Decision[];
  readonly outgoing: readonly OutgoingReply[];
  /** The first message nobody had read when the conversation was opened. */
  readonly unreadFromSeq: number | undefined;
  /** Earlier messages are not here, so nobody knows yet whether the first one begins its day. */
  readonly startsMidway?: boolean;
}

const groupWithinMs = 3 * 60_000;

/** Puts messages, decisions, day lines and unsent replies in the order in which people read them. */
export function buildTimeline({
  messages,
  decisions,
  outgoing,
  unreadFromSeq,
  startsMidway = false,
}: TimelineParts): readonly TimelineItem[] {
  const carriedOut = new Map(
    decisions.flatMap((decision) =>
      decision.messageId && decision.kind === "answered" ? [[decision.messageId, decision]] : [],
    ),
  );
  const shown = new Set(messages.map(({ id }) => id));
  const lines = Map.groupBy(
    decisions
      .filter(({ kind, messageId }) => !(kind === "answered" && messageId !== null && shown.has(messageId)))
      .toSorted((one, next) => Date.parse(one.decidedAt) - Date.parse(next.decidedAt)),
    ({ afterSeq }) => afterSeq,
  );
  const confirmed = new Set(messages.map(({ clientKey }) => clientKey));

  const items = messages.flatMap((message, index): readonly TimelineItem[] => {
    const before = messages[index - 1];
    const after = messages[index + 1];
    const newDay = before ? dayKey(before.occurredAt) !== dayKey(message.occurredAt) : !startsMidway;
    const unread = message.seq === unreadFromSeq;
    const startsGroup = newDay || !before || unread || lines.has(before.seq) || !sameGroup(before, message);
    const endsGroup = !after || after.seq === unreadFromSeq || lines.has(message.seq) || !sameGroup(message, after);
    return [
      ...(newDay ? [{ kind: "day", key: `day ${dayKey(message.occurredAt)}`, at: message.occurredAt } as const] : []),
      ...(unread ? [{ kind: "unread", key: "unread" } as const] : []),
      { kind: "message", key: message.id, message, startsGroup, endsGroup, decision: carriedOut.get(message.id) },
      ...(lines.get(message.seq) ?? []).map((decision) => ({ kind: "decision", key: decision.id, decision }) as const),
    ];
  });
  const unsent = outgoing.filter(({ clientKey }) => !confirmed.has(clientKey));
  return [...items, ...unsent.map((reply) => ({ kind: "outgoing", key: reply.clientKey, reply }) as const)];
}

/** When what a row shows happened; undefined for the unread line, which happened never. */
export function momentOf(item: TimelineItem): string | undefined {
  switch (item.kind) {
    case "day":
      return item.at;
    case "message":
      return item.message.occurredAt;
    case "decision":
      return item.decision.decidedAt;
    case "outgoing":
      return item.reply.typedAt;
    case "unread":
      return undefined;
  }
}

function sameGroup(one: Message, next: Message): boolean {
  const apartMs = Date.parse(next.occurredAt) - Date.parse(one.occurredAt);
  return (
    one.author === next.author &&
    one.origin?.author === next.origin?.author &&
    (one.content.kind === "service") === (next.content.kind === "service") &&
    one.direction !== "note" &&
    next.direction !== "note" &&
    one.operatorId === next.operatorId &&
    apartMs < groupWithinMs &&
    dayKey(one.occurredAt) === dayKey(next.occurredAt)
  );
}
