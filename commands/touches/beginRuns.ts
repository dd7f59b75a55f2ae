import type { DataSource, EntityManager } from "typeorm";
import type { FactValue } from "../../contracts/facts.ts";
import type {
  ApiKeyId,
  ContactId,
  ConversationId,
  OperatorId,
  SequenceId,
  TenantId,
  TouchRunId,
} from "../../contracts/ids.ts";
import type { SequenceDefinition } from "../../contracts/sequence.ts";
import type { RunLine, RunState } from "../../contracts/touchRun.ts";
import { LOOKS_PER_SECOND } from "../../contracts/touchPace.ts";
import { newId } from "../../entities/newId.ts";
import { advance, begun } from "../../touches/advance.ts";
import { CEILING_WITHIN_MS, mayBegin } from "../../touches/mayBegin.ts";
import { recordEvents } from "../recordEvents.ts";
import { settingsOf } from "../settingsOf.ts";
import { definitionOf } from "./definitionOf.ts";
import { readWorlds } from "./readWorlds.ts";
import type { RunWorld } from "./readWorlds.ts";
import { spreadLooks } from "./spreadLooks.ts";
import { insertLines, lookAtMsOf } from "./writeRun.ts";

const HOUR_MS = 3_600_000;

/** A contact whom a trigger has named. */
export interface Candidate {
  readonly contactId: ContactId;
  /** In which it happened; null: it is about the contact alone. */
  readonly conversationId: ConversationId | null;
  /** Names what begins the run: the same thing begins one. */
  readonly beginKey: string;
  /** A trigger's kind, with the event. */
  readonly begunBy: string;
  /** What it was begun by, as `event.…`. */
  readonly vars: Readonly<Record<string, FactValue>>;
  /** The run hears what has happened after it; null: after now. */
  readonly hearsSince: Date | null;
}

interface Beginning {
  readonly tenantId: TenantId;
  readonly sequenceId: SequenceId;
  readonly version: number;
  readonly candidates: readonly Candidate[];
  readonly nowMs: number;
  readonly by?: { readonly operatorId: OperatorId | null; readonly apiKeyId?: ApiKeyId };
  /** Somebody wants it all the same: what is said about beginning again is not asked. */
  readonly isAgain?: boolean;
}

export interface Begun {
  readonly runs: readonly { readonly id: TouchRunId; readonly contactId: ContactId }[];
  /** How many did not begin, by the reason. */
  readonly left: Readonly<Record<string, number>>;
  /** The sequence's own ceiling was reached: it is to be paused once this is committed (pauseByItself). */
  readonly isOverCeiling: boolean;
}

/**
 * Begins runs for those of the candidates who may, in one transaction, and takes their first steps as far as nobody else has
 * to do anything: one that begins by waiting needs no look before its time. Who is refused by a ceiling leaves a run that says
 * so; an earlier beginning under the same key counts, and nothing is written for it.
 */
export async function beginRuns(manager: EntityManager, beginning: Beginning): Promise<Begun> {
  const { tenantId, sequenceId, version, nowMs, by, isAgain = false } = beginning;
  const candidates = firstOfEach(beginning.candidates);
  if (candidates.length === 0) return { runs: [], left: {}, isOverCeiling: false };
  // The transaction has its place in the log before this moment: whatever happens later is consumed after its commit.
  const [{ at } = { at: new Date(nowMs) }]: { at: Date }[] = await manager.query(
    `SELECT clock_timestamp() AS at FROM pg_current_xact_id()`,
  );
  const definition = await definitionOf(manager, sequenceId, version);
  const worlds = await readWorlds(manager, tenantId, candidates, nowMs);
  const earlier = await readEarlier(manager, { sequenceId, candidates, nowMs });
  const begunLately = await countBegun(manager, { tenantId, sequenceId, nowMs });
  const { runsPerHour: ceiling } = (await settingsOf(manager, tenantId)).touches;

  const left = new Map<string, number>();
  const rows: RunRow[] = [];
  let isOverCeiling = false;
  for (const candidate of candidates) {
    const world = worlds.get(candidate.contactId);
    const before = earlier.get(candidate.contactId);
    if (world === undefined) leave(left, "begin.noContact");
    else if (before?.isKnown === true) leave(left, "begin.already");
    else {
      const facts = { ...world.facts, ...candidate.vars };
      const verdict = mayBegin(
        isAgain ? { ...definition, reentry: { kind: "afterEnd", days: 0 } } : definition,
        {
          isRunning: before?.isRunning ?? false,
          lastEndedAtMs: before?.lastEndedAtMs ?? null,
          begunOfContact: before?.begunOfContact ?? 0,
          begunInAll: begunLately.ofSequence,
        },
        facts,
        nowMs,
      );
      const why =
        verdict.kind === "yes" ? (begunLately.ofTenant >= ceiling ? "begin.ceilingOfTenant" : null) : verdict.why;
      if (why !== null) leave(left, why);
      if (verdict.kind === "no") continue;
      if (why === "begin.ceilingInAll") isOverCeiling = true;
      const place = { candidate, world, definition, nowMs };
      rows.push(why === null ? begunRow(place) : refusedRow(place, why));
      if (why !== null) continue;
      begunLately.ofSequence += 1;
      begunLately.ofTenant += 1;
    }
  }
  const inserted = await insertRuns(manager, await placeInLine(manager, tenantId, rows, nowMs), {
    tenantId,
    sequenceId,
    version,
    by,
    at,
  });
  const runs = rows.filter(({ id }) => inserted.has(id));
  await insertLines(
    manager,
    runs.flatMap(({ id, lines }) => lines.map((line, place) => ({ ...line, runId: id, tenantId, place }))),
  );
  if (runs.length > 0) await recordEvents(manager, tenantId, [{ kind: "sequence.changed" }]);
  return {
    runs: runs.filter(({ isRefused }) => !isRefused).map(({ id, contactId }) => ({ id, contactId })),
    left: Object.fromEntries(left),
    isOverCeiling,
  };
}

/** Of a contact who is named twice the first counts. */
const firstOfEach = (candidates: readonly Candidate[]): readonly Candidate[] =>
  [...new Map(candidates.toReversed().map((candidate) => [candidate.contactId, candidate])).values()].toReversed();

const leave = (left: Map<string, number>, why: string): void => void left.set(why, (left.get(why) ?? 0) + 1);

interface RunRow {
  readonly id: TouchRunId;
  readonly contactId: ContactId;
  readonly conversationId: ConversationId | null;
  readonly state: RunState;
  readonly lines: readonly RunLine[];
  readonly dueAtMs: number | null;
  readonly beginKey: string;
  readonly begunBy: string;
  readonly hearsSince: Date | null;
  readonly isRefused: boolean;
}

interface PlaceToBegin {
  readonly candidate: Candidate;
  readonly world: RunWorld;
  readonly definition: SequenceDefinition;
  readonly nowMs: number;
}

function begunRow({ candidate, world, definition, nowMs }: PlaceToBegin): RunRow {
  const { contactId, vars, ...rest } = candidate;
  const first = begun(definition, nowMs, vars);
  const { state, lines } = advance({ definition, contactId }, first, { kind: "look" }, world);
  return { ...rest, id: newId("run"), contactId, state, lines, dueAtMs: lookAtMsOf(state, nowMs), isRefused: false };
}

function refusedRow({ candidate, definition, nowMs }: PlaceToBegin, why: string): RunRow {
  const { vars, ...rest } = candidate;
  const end = { outcome: "refused", why, atMs: nowMs } as const;
  const state: RunState = { ...begun(definition, nowMs, vars), stepId: null, end };
  return { ...rest, id: newId("run"), state, lines: [], dueAtMs: null, isRefused: true };
}

interface PlacedRow extends RunRow {
  /** When it wanted to be looked at; null: it stands in no line. */
  readonly wantedAtMs: number | null;
}

/** Those who begin alone begin at once; of many each begins when those before it have. */
async function placeInLine(
  manager: EntityManager,
  tenantId: TenantId,
  rows: readonly RunRow[],
  nowMs: number,
): Promise<readonly PlacedRow[]> {
  const begunNow = rows.filter(({ dueAtMs }) => dueAtMs !== null && dueAtMs <= nowMs);
  const areMany = begunNow.length > LOOKS_PER_SECOND;
  const inLine = rows.flatMap((row) => {
    const { dueAtMs } = row;
    return dueAtMs !== null && (areMany || dueAtMs > nowMs) ? [{ ...row, wantedAtMs: dueAtMs }] : [];
  });
  if (inLine.length === 0) return rows.map((row) => ({ ...row, wantedAtMs: null }));
  const looks = await spreadLooks(
    manager,
    tenantId,
    inLine.map(({ wantedAtMs }) => wantedAtMs),
  );
  const placed = new Map(inLine.map((row, place) => [row.id, { ...row, dueAtMs: looks[place] ?? row.dueAtMs }]));
  return rows.map((row) => placed.get(row.id) ?? { ...row, wantedAtMs: null });
}

interface Whose {
  readonly tenantId: TenantId;
  readonly sequenceId: SequenceId;
  readonly version: number;
  readonly by: Beginning["by"];
  readonly at: Date;
}

/** Whoever begins the same at the same moment is left to it. */
async function insertRuns(
  manager: EntityManager,
  rows: readonly PlacedRow[],
  { tenantId, sequenceId, version, by, at }: Whose,
): Promise<ReadonlySet<TouchRunId>> {
  if (rows.length === 0) return new Set();
  const inserted: { id: TouchRunId }[] = await manager.query(
    `INSERT INTO touch_runs (id, "tenantId", "sequenceId", version, "contactId", "conversationId", status, state, "stepId", outcome,
       "dueAt", "wantedAt", lines, "beginKey", "begunBy", "begunById", "apiKeyId", "hearsSince", bell, "bellRungAt", "startedAt", "endedAt")
     SELECT id, $2, $3, $4, "contactId", "conversationId", CASE WHEN state->'end' = 'null' THEN 'running' ELSE 'ended' END, state,
       state->>'stepId', state->'end'->>'outcome', to_timestamp("dueAtMs" / 1000), to_timestamp("wantedAtMs" / 1000), lines, "beginKey", "begunBy", $5, $6,
       coalesce("hearsSince", $7::timestamptz), CASE WHEN state->'end' = 'null' THEN 'ringing' ELSE 'quiet' END, now(),
       to_timestamp((state->>'sinceMs')::float8 / 1000), to_timestamp((state->'end'->>'atMs')::float8 / 1000)
     FROM jsonb_to_recordset($1::jsonb) AS r(id text, "contactId" text, "conversationId" text, state jsonb, lines int,
       "dueAtMs" float8, "wantedAtMs" float8, "beginKey" text, "begunBy" text, "hearsSince" timestamptz)
     ON CONFLICT DO NOTHING RETURNING id`,
    [
      JSON.stringify(rows.map((row) => ({ ...row, lines: row.lines.length }))),
      tenantId,
      sequenceId,
      version,
      by?.operatorId ?? null,
      by?.apiKeyId ?? null,
      at,
    ],
  );
  return new Set(inserted.map(({ id }) => id));
}

interface EarlierOfContact {
  readonly contactId: ContactId;
  readonly isKnown: boolean;
  readonly isRunning: boolean;
  readonly lastEndedAtMs: number | null;
  readonly begunOfContact: number;
}

async function readEarlier(
  manager: EntityManager,
  {
    sequenceId,
    candidates,
    nowMs,
  }: { readonly sequenceId: SequenceId; readonly candidates: readonly Candidate[]; readonly nowMs: number },
): Promise<ReadonlyMap<ContactId, EarlierOfContact>> {
  const rows: EarlierOfContact[] = await manager.query(
    `SELECT k."contactId", bool_or(r."beginKey" = k."beginKey") AS "isKnown", bool_or(r.status <> 'ended') AS "isRunning",
       round(extract(epoch FROM max(r."endedAt") FILTER (WHERE r.outcome <> 'refused')) * 1000)::float8 AS "lastEndedAtMs",
       (count(*) FILTER (WHERE r."startedAt" > $4 AND r.outcome IS DISTINCT FROM 'refused'))::int AS "begunOfContact"
     FROM unnest($2::text[], $3::text[]) AS k("contactId", "beginKey")
     JOIN touch_runs r ON r."contactId" = k."contactId" AND r."sequenceId" = $1 GROUP BY 1`,
    [
      sequenceId,
      candidates.map(({ contactId }) => contactId),
      candidates.map(({ beginKey }) => beginKey),
      new Date(nowMs - CEILING_WITHIN_MS),
    ],
  );
  return new Map(rows.map((row) => [row.contactId, row]));
}

interface BegunLately {
  ofSequence: number;
  ofTenant: number;
}

async function countBegun(
  manager: EntityManager,
  { tenantId, sequenceId, nowMs }: Pick<Beginning, "tenantId" | "sequenceId" | "nowMs">,
): Promise<BegunLately> {
  const [lately]: BegunLately[] = await manager.query(
    `SELECT (SELECT count(*) FROM touch_runs WHERE "sequenceId" = $2 AND "startedAt" > $3 AND outcome IS DISTINCT FROM 'refused')::int AS "ofSequence",
       (SELECT count(*) FROM touch_runs WHERE "tenantId" = $1 AND "startedAt" > $4 AND outcome IS DISTINCT FROM 'refused')::int AS "ofTenant"`,
    [tenantId, sequenceId, new Date(nowMs - CEILING_WITHIN_MS), new Date(nowMs - HOUR_MS)],
  );
  return lately ?? { ofSequence: 0, ofTenant: 0 };
}

/** The published version of a sequence by which runs begin; null: none may begin now. */
export async function versionToBegin(
  db: DataSource | EntityManager,
  tenantId: TenantId,
  sequenceId: SequenceId,
): Promise<number | null> {
  const [sequence]: { version: number | null }[] = await db.query(
    `SELECT "publishedVersion" AS version FROM sequences WHERE id = $1 AND "tenantId" = $2 AND status = 'active'`,
    [sequenceId, tenantId],
  );
  return sequence?.version ?? null;
}
