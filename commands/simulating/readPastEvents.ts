import type { DataSource } from "typeorm";
import type { ChannelKind } from "../../contracts/channel.ts";
import { FactValue } from "../../contracts/facts.ts";
import type { ContactId, MessageId } from "../../contracts/ids.ts";
import { wordsIn } from "../../contracts/message.ts";
import type { MessageContent } from "../../contracts/message.ts";
import { TouchEventKind } from "../../contracts/touchEvent.ts";
import type { RunEvent } from "../../contracts/touchRun.ts";
import type { EventRecord } from "../../entities/eventRecord.ts";
import { readTouchEvents } from "../touches/readTouchEvents.ts";
import type { Past } from "./readPast.ts";

const TEXT_MAX = 2_000;

export interface PastEvent extends RunEvent {
  readonly contactId: ContactId;
}

/** Known from the rows themselves, which are older than the log and hold the time when something happened. */
const fromRows = [
  "message.received",
  "message.sent",
  "contact.created",
  "conversation.created",
  "appeal.created",
] as const;
const fromLog = TouchEventKind.options.filter((kind) => !fromRows.some((other) => other === kind));

/** What happened to each contact, by time. What touches said is left out: it is tried what they would say. */
export async function readPastEvents(
  db: DataSource,
  past: Past,
): Promise<ReadonlyMap<ContactId, readonly PastEvent[]>> {
  const events = [...(await readRows(db, past)), ...(await readLog(db, past))];
  return Map.groupBy(
    events.toSorted((one, other) => one.atMs - other.atMs),
    ({ contactId }) => contactId,
  );
}

interface Row {
  readonly kind: (typeof fromRows)[number];
  readonly contactId: ContactId;
  readonly messageId: MessageId | null;
  readonly channelKind: ChannelKind | null;
  readonly content: MessageContent | null;
  readonly atMs: number;
}

const ms = (column: string) => `round(extract(epoch FROM ${column}) * 1000)::float8 AS "atMs"`;

/** Texts are read only where the definition speaks of them. */
async function readRows(
  db: DataSource,
  { tenantId, contactIds, definition, fromMs, untilMs }: Past,
): Promise<readonly PastEvent[]> {
  const isTextWanted = JSON.stringify(definition).includes("event.text");
  const rows: Row[] = await db.query(
    `SELECT CASE m.direction WHEN 'in' THEN 'message.received' ELSE 'message.sent' END AS kind, c."contactId", m.id AS "messageId",
       a.kind AS "channelKind", CASE WHEN $5 THEN m.content END AS content, ${ms(`m."occurredAt"`)}
     FROM conversations c JOIN channel_accounts a ON a.id = c."channelAccountId" JOIN messages m ON m."conversationId" = c.id
     WHERE c."tenantId" = $1 AND c."contactId" = ANY($2::text[]) AND m."occurredAt" >= $3 AND m."occurredAt" < $4
       AND (m.direction = 'in' OR (m.status = 'sent' AND m.author <> 'touch'))
     UNION ALL
     SELECT 'contact.created', p.id, NULL, NULL, NULL, ${ms(`p."createdAt"`)} FROM contacts p
     WHERE p."tenantId" = $1 AND p.id = ANY($2::text[]) AND p."createdAt" >= $3 AND p."createdAt" < $4
     UNION ALL
     SELECT 'conversation.created', c."contactId", NULL, a.kind, NULL, ${ms(`c."createdAt"`)}
     FROM conversations c JOIN channel_accounts a ON a.id = c."channelAccountId"
     WHERE c."tenantId" = $1 AND c."contactId" = ANY($2::text[]) AND c."createdAt" >= $3 AND c."createdAt" < $4
     UNION ALL
     SELECT 'appeal.created', c."contactId", NULL, NULL, NULL, ${ms(`l."createdAt"`)}
     FROM conversations c JOIN appeals l ON l."conversationId" = c.id
     WHERE c."tenantId" = $1 AND c."contactId" = ANY($2::text[]) AND l."createdAt" >= $3 AND l."createdAt" < $4`,
    [tenantId, contactIds, new Date(fromMs), new Date(untilMs), isTextWanted],
  );
  return rows.map(({ kind, contactId, messageId, atMs, channelKind, content }) => ({
    kind,
    contactId,
    messageId,
    atMs,
    facts: {
      ...(channelKind !== null && { "event.channelKind": channelKind }),
      ...(content !== null && { "event.text": wordsIn(content).slice(0, TEXT_MAX) }),
    },
  }));
}

async function readLog(db: DataSource, { tenantId, contactIds, fromMs, untilMs }: Past): Promise<readonly PastEvent[]> {
  const records: EventRecord[] = await db.query(
    `SELECT e.* FROM events e LEFT JOIN conversations c ON c.id = e."conversationId" LEFT JOIN call_requests k ON k.id = e."callRequestId"
     WHERE e."tenantId" = $1 AND e.kind = ANY($3::text[]) AND e."recordedAt" >= $4 AND e."recordedAt" < $5
       AND coalesce(e."contactId", c."contactId", k."contactId") = ANY($2::text[])`,
    [tenantId, contactIds, fromLog, new Date(fromMs), new Date(untilMs)],
  );
  const events = await readTouchEvents(db.manager, records);
  return events.map(({ kind, contactId, messageId, facts, recordedAt }) => ({
    kind,
    contactId,
    messageId,
    facts: Object.fromEntries(
      Object.entries(facts).flatMap(([name, value]) => {
        const fact = FactValue.safeParse(value);
        return fact.success ? [[name, fact.data]] : [];
      }),
    ),
    atMs: recordedAt.getTime(),
  }));
}
