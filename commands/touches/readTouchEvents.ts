import type { EntityManager } from "typeorm";
import type { ChannelKind } from "../../contracts/channel.ts";
import type { FactValue } from "../../contracts/facts.ts";
import type { ContactId, ConversationId, MessageId, TenantId, TouchRunId } from "../../contracts/ids.ts";
import { wordsIn } from "../../contracts/message.ts";
import type { MessageContent } from "../../contracts/message.ts";
import { touchEventFacts } from "../../contracts/touchEvent.ts";
import type { TouchEventKind } from "../../contracts/touchEvent.ts";
import type { EventRecord } from "../../entities/eventRecord.ts";

const TEXT_MAX = 2_000;

/** Something that happened to a contact, as runs hear of it and are begun by it. */
export interface TouchEvent {
  readonly transaction: string;
  readonly seq: string;
  readonly tenantId: TenantId;
  readonly kind: TouchEventKind;
  readonly contactId: ContactId;
  readonly conversationId: ConversationId | null;
  readonly messageId: MessageId | null;
  /** The run that wrote the message. */
  readonly touchRunId: TouchRunId | null;
  readonly facts: Readonly<Record<string, FactValue>>;
  readonly recordedAt: Date;
}

interface Row extends Omit<TouchEvent, "facts"> {
  readonly facts: Readonly<Record<string, FactValue>> | null;
  readonly content: MessageContent | null;
  readonly failure: string | null;
  readonly channelKind: ChannelKind | null;
  readonly assigneeId: string | null;
  readonly stageId: string | null;
  readonly outcome: string | null;
  readonly direction: string | null;
  readonly seconds: number | null;
}

/** What the log says of contacts, in its order, with what is known of each kind (contracts/touchEvent.ts). */
export async function readTouchEvents(
  manager: EntityManager,
  events: readonly EventRecord[],
): Promise<readonly TouchEvent[]> {
  const rows: Row[] = await manager.query(
    `SELECT e."transaction", e.seq, e."tenantId", e.kind, e."messageId", e.facts, e."recordedAt",
       coalesce(e."contactId", c."contactId", k."contactId") AS "contactId", e."conversationId", m.content, m.failure, m."touchRunId",
       a.kind AS "channelKind", c."assigneeId", k.outcome, k.direction, k."durationSeconds" AS seconds, p."stageId"
     FROM unnest($1::bigint[], $2::bigint[]) AS n("transaction", seq) JOIN events e USING ("transaction", seq)
     LEFT JOIN messages m ON m.id = e."messageId"
     LEFT JOIN conversations c ON c.id = e."conversationId"
     LEFT JOIN channel_accounts a ON a.id = c."channelAccountId"
     LEFT JOIN call_requests k ON k.id = e."callRequestId"
     LEFT JOIN appeals p ON p.id = e."appealId"
     WHERE coalesce(e."contactId", c."contactId", k."contactId") IS NOT NULL
     ORDER BY e."transaction", e.seq`,
    [events.map(({ transaction }) => transaction), events.map(({ seq }) => seq)],
  );
  return rows.map(
    ({ content, failure, channelKind, assigneeId, stageId, outcome, direction, seconds, facts, ...event }) => {
      const known: Readonly<Record<string, FactValue>> = {
        "event.text": content === null ? null : wordsIn(content).slice(0, TEXT_MAX),
        "event.channelKind": channelKind,
        "event.assigneeId": assigneeId,
        // Where it stands now; a move says itself from where and to where.
        "event.toStageId": stageId,
        "event.failure": failure,
        "event.outcome": outcome,
        "event.direction": direction,
        "event.seconds": seconds,
      };
      const ofKind: readonly string[] = touchEventFacts[event.kind];
      const own = Object.fromEntries(Object.entries(known).filter(([name]) => ofKind.includes(name)));
      return Object.assign(event, { facts: Object.assign(own, facts) });
    },
  );
}
