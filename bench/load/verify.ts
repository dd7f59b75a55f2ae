import type { LoadPlan } from "./arguments.ts";
import type { Offered } from "./offer.ts";
import type { Delivery } from "./providerMessages.ts";
import type { DecisionRow, MessageRow, Records } from "./readRecords.ts";

export interface Evidence {
  readonly mode: LoadPlan["mode"];
  readonly offered: readonly Offered[];
  readonly records: Records;
  readonly deliveries: readonly Delivery[];
}

export interface Verdict {
  /** Messages covered by a reply that the customer has. */
  readonly answered: number;
  /** Accepted, and then without a row, without an answer, or with an answer that never arrived. */
  readonly lost: number;
  /** One update as two messages, one burst answered twice, one reply sent twice, or a reply that nobody wrote. */
  readonly doubled: number;
  /** Messages of a conversation that stand in another order than they were sent, replies that left in another than written. */
  readonly outOfOrder: number;
  /** Conversations whose numbering has a hole or a repetition. */
  readonly misnumbered: number;
  /** Messages that the bot left to a person (there is none in a load), or that it found to need no answer. */
  readonly leftAlone: number;
  /** From the last message of a burst being sent to the reply that covers it arriving, by burst; milliseconds. */
  readonly replyMs: ReadonlyMap<number, number>;
}

/** Holds the promises against what the database and the messenger say, not against what the generator remembers. */
export function verify({ mode, offered, records, deliveries }: Evidence): Verdict {
  const conversations = Map.groupBy(records.messages, ({ conversationId }) => conversationId);
  const inbound = records.messages.filter(({ direction }) => direction === "in");
  const rowsOf = Map.groupBy(inbound, ({ externalId }) => externalId);
  const accepted = offered.filter(({ failure }) => failure === null);
  const answers = mode === "operator" ? nobodyAnswers(deliveries) : checkAnswers(accepted, records, deliveries);
  return {
    ...answers,
    lost: answers.lost + accepted.filter(({ externalId }) => !rowsOf.has(externalId)).length,
    doubled: answers.doubled + sum([...rowsOf.values()].map((rows) => rows.length - 1)),
    outOfOrder:
      inversions(
        conversations,
        offered.map(({ externalId }) => externalId),
      ) +
      inversions(
        conversations,
        deliveries.map((delivery) => externalIdOf(delivery)),
      ),
    misnumbered: [...conversations.values()].filter((rows) => rows.some(({ seq }, index) => seq !== index + 1)).length,
  };
}

type AnswerVerdict = Omit<Verdict, "outOfOrder" | "misnumbered">;

/** Where a person has every conversation and writes nothing, each message that reached a customer is one too many. */
const nobodyAnswers = ({ length }: readonly Delivery[]): AnswerVerdict => {
  return { answered: 0, lost: 0, doubled: length, leftAlone: 0, replyMs: new Map() };
};

function checkAnswers(
  accepted: readonly Offered[],
  { messages, decisions }: Records,
  deliveries: readonly Delivery[],
): AnswerVerdict {
  const inbound = new Map(messages.filter(({ direction }) => direction === "in").map((row) => [row.externalId, row]));
  const replies = new Map(messages.filter(({ direction }) => direction === "out").map((row) => [row.id, row]));
  const decisionsOf = Map.groupBy(decisions, ({ conversationId }) => conversationId);
  const arrivedAtMs = new Map(deliveries.map((delivery) => [externalIdOf(delivery), delivery.atMs]));
  const replyMs = new Map<number, number>();
  const repliesOfBurst = new Map<number, Set<string>>();
  let [answered, lost, leftAlone] = [0, 0, 0];

  for (const { externalId, burst, sentAtMs } of accepted) {
    const message = inbound.get(externalId);
    if (message === undefined) continue; // Counted as lost already.
    const decision = coveringDecision(decisionsOf.get(message.conversationId), message);
    const reply = decision?.messageId ? replies.get(decision.messageId) : undefined;
    const atMs = arrivedAtMs.get(reply?.externalId ?? "");
    if (reply?.status === "sent" && atMs !== undefined) {
      answered += 1;
      replyMs.set(burst, atMs - sentAtMs);
      repliesOfBurst.set(burst, (repliesOfBurst.get(burst) ?? new Set()).add(reply.id));
    } else if (decision === undefined ? message.mode === "operator" : decision.messageId === null) leftAlone += 1;
    else lost += 1;
  }
  const secondReplies = sum([...repliesOfBurst.values()].map(({ size }) => size - 1));
  const written = new Set([...replies.values()].map(({ externalId }) => externalId));
  const unwritten = [...arrivedAtMs.keys()].filter((externalId) => !written.has(externalId)).length;
  return { answered, lost, doubled: secondReplies + unwritten, leftAlone, replyMs };
}

/** The first turn that had read the message. */
function coveringDecision(decisions: readonly DecisionRow[] | undefined, { seq }: MessageRow): DecisionRow | undefined {
  return decisions?.find(({ afterSeq }) => afterSeq >= seq);
}

/** How often a message of a conversation stands behind one that it came before; `ids` are in the order of sending. */
function inversions(conversations: ReadonlyMap<string, readonly MessageRow[]>, ids: readonly string[]): number {
  const order = new Map(ids.map((id, index) => [id, index]));
  const places = [...conversations.values()].map((rows) =>
    rows.flatMap(({ externalId }) => order.get(externalId ?? "") ?? []),
  );
  return sum(places.map((ofOne) => ofOne.filter((place, index) => place < (ofOne[index - 1] ?? -1)).length));
}

const externalIdOf = ({ chatId, messageId }: Delivery) => `${chatId}:${messageId}`;

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
