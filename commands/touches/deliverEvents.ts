import type { EntityManager } from "typeorm";
import type { ContactId, SequenceId, TouchRunId } from "../../contracts/ids.ts";
import type { SequenceDefinition } from "../../contracts/sequence.ts";
import type { TouchFact } from "../../contracts/touchActor.ts";
import type { TouchEventKind } from "../../contracts/touchEvent.ts";
import { definitionOf } from "./definitionOf.ts";
import type { TouchEvent } from "./readTouchEvents.ts";

interface ListeningRun {
  readonly id: TouchRunId;
  readonly sequenceId: SequenceId;
  readonly version: number;
  readonly contactId: ContactId;
  readonly hearsSince: Date;
}

/** Lays what has happened before the runs of those contacts whom it concerns, and rings their actors' bells. To deliver it twice changes nothing. */
export async function deliverEvents(manager: EntityManager, events: readonly TouchEvent[]): Promise<void> {
  if (events.length === 0) return;
  const runs: ListeningRun[] = await manager.query(
    `SELECT id, "sequenceId", version, "contactId", "hearsSince" FROM touch_runs
     WHERE "contactId" = ANY($1::text[]) AND status <> 'ended' ORDER BY id`,
    [[...new Set(events.map(({ contactId }) => contactId))]],
  );
  const heard: { runId: TouchRunId; event: TouchEvent }[] = [];
  for (const run of runs) {
    const definition = await definitionOf(manager, run.sequenceId, run.version);
    for (const event of events)
      if (event.contactId === run.contactId && event.recordedAt > run.hearsSince && concerns(event, run, definition))
        heard.push({ runId: run.id, event });
  }
  if (heard.length === 0) return;
  const delivered: { runId: TouchRunId; kind: TouchEventKind }[] = await manager.query(
    `INSERT INTO touch_run_events ("runId", "transaction", seq, kind, facts, "messageId", at)
     SELECT * FROM jsonb_to_recordset($1::jsonb) AS e("runId" text, "transaction" bigint, seq bigint, kind text, facts jsonb, "messageId" text, at timestamptz)
     ON CONFLICT DO NOTHING RETURNING "runId", kind`,
    [
      JSON.stringify(
        heard.map(({ runId, event: { transaction, seq, kind, facts, messageId, recordedAt } }) => ({
          runId,
          transaction,
          seq,
          kind,
          facts,
          messageId,
          at: recordedAt,
        })),
      ),
    ],
  );
  await ringRuns(manager, new Map(delivered.map(({ runId, kind }) => [runId, factOf(kind)])));
}

/** What a run can be moved by: its goals, what it may come to wait for, what became of its messages, and that the contact wants no more. */
function concerns(event: TouchEvent, run: ListeningRun, definition: SequenceDefinition): boolean {
  if (event.kind === "contact.unsubscribed") return true;
  if (event.touchRunId === run.id && (event.kind === "message.sent" || event.kind === "message.failed")) return true;
  return heardBy(definition).has(event.kind);
}

const known = new WeakMap<SequenceDefinition, ReadonlySet<TouchEventKind>>();

function heardBy(definition: SequenceDefinition): ReadonlySet<TouchEventKind> {
  const kinds =
    known.get(definition) ??
    new Set([
      ...definition.goals.map(({ event }) => event),
      ...definition.steps.flatMap((step) => (step.kind === "waitFor" ? step.of.map(({ event }) => event) : [])),
    ]);
  known.set(definition, kinds);
  return kinds;
}

function factOf(kind: TouchEventKind): TouchFact {
  if (kind === "message.received") return "contactReplied";
  if (kind === "appeal.stage_changed") return "stageChanged";
  return kind === "contact.unsubscribed" ? "unsubscribed" : "eventArrived";
}

/** One that stands still hears of it when it goes on. */
async function ringRuns(manager: EntityManager, facts: ReadonlyMap<TouchRunId, TouchFact>): Promise<void> {
  if (facts.size === 0) return;
  await manager.query(
    `UPDATE touch_runs r SET bell = 'ringing', "bellReason" = k.fact, "bellRungAt" = now() FROM (
       SELECT t.id, n.fact FROM unnest($1::text[], $2::text[]) AS n(id, fact) JOIN touch_runs t ON t.id = n.id AND t.status = 'running'
       ORDER BY t.id FOR NO KEY UPDATE OF t) k
     WHERE r.id = k.id`,
    [[...facts.keys()], [...facts.values()]],
  );
}
