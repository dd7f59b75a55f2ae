import type { DataSource } from "typeorm";
import type { FactValue, Facts } from "../../contracts/facts.ts";
import type { ContactId, TenantId } from "../../contracts/ids.ts";
import type { SequenceDefinition } from "../../contracts/sequence.ts";
import type { RunEvent } from "../../contracts/touchRun.ts";
import type { Subject, SubjectEvent, Way } from "../../touches/simulating/subject.ts";
import { readWorlds } from "../touches/readWorlds.ts";
import { readPastEvents } from "./readPastEvents.ts";
import type { PastEvent } from "./readPastEvents.ts";

const PAGE = 500;

export interface Past {
  readonly tenantId: TenantId;
  /** Whom the caller may see. */
  readonly contactIds: readonly ContactId[];
  readonly definition: SequenceDefinition;
  readonly fromMs: number;
  readonly untilMs: number;
}

/**
 * Contacts with what really happened to them. What is known of them at the beginning is what is known now, but for what the
 * past itself says otherwise: when they wrote, whose the conversation became, its stage, whether it was closed.
 */
export async function readPast(db: DataSource, past: Past): Promise<readonly Subject[]> {
  const subjects: Subject[] = [];
  for (let place = 0; place < past.contactIds.length; place += PAGE) {
    const contactIds = past.contactIds.slice(place, place + PAGE);
    subjects.push(...(await readPage(db, { ...past, contactIds })));
  }
  return subjects;
}

async function readPage(db: DataSource, past: Past): Promise<readonly Subject[]> {
  const { tenantId, contactIds, fromMs } = past;
  const contacts = contactIds.map((contactId) => ({ contactId, conversationId: null }));
  const worlds = await readWorlds(db, tenantId, contacts, fromMs);
  const ways = await readWays(db, past);
  const events = await readPastEvents(db, past);
  return [...worlds].map(([id, { facts, contactZone, isSuppressed, touchedAtMs, operatorName }]): Subject => {
    const own = events.get(id) ?? [];
    const of = ways.get(id);
    return {
      id,
      isInvented: false,
      name: String(facts["contact.name"] ?? ""),
      zone: contactZone,
      facts: { ...facts, "operator.name": operatorName, ...before(own, of?.lastInboundAtMs ?? null) },
      isSuppressed: isSuppressed && !own.some(({ kind }) => kind === "contact.unsubscribed"),
      touchedAtMs: touchedAtMs.filter((ms) => ms < fromMs),
      ways: of?.ways ?? [],
      events: withChanges(own),
      beginsAtMs: null,
    };
  });
}

interface Reachable {
  readonly contactId: ContactId;
  readonly ways: readonly Way[];
  readonly lastInboundAtMs: number | null;
}

async function readWays(
  db: DataSource,
  { tenantId, contactIds, fromMs }: Past,
): Promise<ReadonlyMap<ContactId, Reachable>> {
  const rows: Reachable[] = await db.query(
    `SELECT c."contactId",
       jsonb_agg(jsonb_build_object('accountId', a.id, 'channelKind', a.kind) ORDER BY c."lastInboundAt" DESC NULLS LAST) AS ways,
       round(extract(epoch FROM max((SELECT max(m."occurredAt") FROM messages m
         WHERE m."conversationId" = c.id AND m.direction = 'in' AND m."occurredAt" < $3))) * 1000)::float8 AS "lastInboundAtMs"
     FROM conversations c JOIN channel_accounts a ON a.id = c."channelAccountId"
     WHERE c."tenantId" = $1 AND c."contactId" = ANY($2::text[]) GROUP BY 1`,
    [tenantId, contactIds, new Date(fromMs)],
  );
  return new Map(rows.map((row) => [row.contactId, row]));
}

/** What was otherwise before the first thing that happened. */
function before(events: readonly PastEvent[], lastInboundAtMs: number | null): Facts {
  const first = (kind: PastEvent["kind"]) => events.find((event) => event.kind === kind);
  const moved = first("appeal.stage_changed");
  return {
    "conversation.lastInboundAt": lastInboundAtMs,
    "conversation.waitingSince": null,
    ...(first("conversation.assigned") && { "conversation.assigneeId": null }),
    ...(first("conversation.closed") && { "conversation.status": "open" }),
    ...(moved && { "appeal.stageId": moved.facts["event.fromStageId"] ?? null }),
  };
}

/** What is known from each event on. */
function withChanges(events: readonly PastEvent[]): readonly SubjectEvent[] {
  let waitingSince: FactValue = null;
  return events.map(({ kind, facts, messageId, atMs }): SubjectEvent => {
    if (kind === "message.received") waitingSince ??= atMs;
    else if (kind === "message.sent" || kind === "conversation.closed") waitingSince = null;
    const event: RunEvent = { kind, facts, messageId, atMs };
    return { event, changes: { "conversation.waitingSince": waitingSince, ...changesBy(event) } };
  });
}

function changesBy({ kind, facts, atMs }: RunEvent): Facts {
  if (kind === "message.received") return { "conversation.status": "open", "conversation.lastInboundAt": atMs };
  if (kind === "conversation.closed") return { "conversation.status": "resolved" };
  if (kind === "conversation.assigned") return { "conversation.assigneeId": facts["event.assigneeId"] };
  if (kind === "appeal.stage_changed") return { "appeal.stageId": facts["event.toStageId"], "appeal.stageSince": atMs };
  return {};
}
