import type { DataSource, EntityManager } from "typeorm";
import { CallOutcome } from "../../contracts/call.ts";
import type { Entities } from "../../contracts/extraction.ts";
import type { StageKind, StageRule } from "../../contracts/funnel.ts";
import type { AppealId, PipelineId, StageId, TenantId } from "../../contracts/ids.ts";
import type { EventRecord } from "../../entities/eventRecord.ts";
import { consumeEvents } from "../consumeEvents.ts";
import { chooseRule, valueOf } from "./chooseRule.ts";
import type { FunnelFact } from "./chooseRule.ts";
import { moveWithin } from "./moveAppeal.ts";

/**
 * Moves appeals by their tenants' rules, one move at most for one thing that happened. Reads the log instead of standing in
 * the path of a message. A move is nothing that rules look at, so none of them can set off another. True when there may be more.
 */
export const moveByRules = (db: DataSource): Promise<boolean> =>
  consumeEvents(db, {
    name: "moveByRules",
    kinds: [
      "message.received",
      "message.queued",
      "conversation.changed",
      "conversation.closed",
      "call.changed",
      "appeal.created",
      "appeal.changed",
    ],
    async consume(manager, events) {
      const rules = await lockRules(manager, [...new Set(events.map(({ tenantId }) => tenantId))]);
      if (rules.length === 0) return false;
      const tenants = new Set(rules.map(({ tenantId }) => tenantId));
      const facts = await readFacts(
        manager,
        events.filter(({ tenantId }) => tenants.has(tenantId)),
      );
      for (const fact of facts) await apply(manager, rules, fact);
      return facts.length > 0;
    },
  });

type TenantRule = StageRule & { readonly tenantId: TenantId };

/** Rules that are on, and hold their stages until the moves are written: whoever deletes one of these waits. */
const lockRules = (manager: EntityManager, tenantIds: readonly TenantId[]): Promise<readonly TenantRule[]> =>
  manager.query(
    `SELECT r.* FROM stage_rules r JOIN stages s ON s.id = r."toStageId" AND s."archivedAt" IS NULL
     WHERE r."tenantId" = ANY($1::text[]) AND r."isOn" ORDER BY r.position, r.id FOR KEY SHARE OF s`,
    [tenantIds],
  );

interface FoundFact {
  readonly kind: FunnelFact["kind"];
  /** One thing that happened has one key, whichever of its sides a rule looks at. */
  readonly key: string;
  readonly tenantId: TenantId;
  readonly appealId: AppealId;
  readonly outcome: string | null;
}

/**
 * What the events say of appeals, in their order. Who closed a conversation wrote a decision, and whoever reported a call
 * its moment, at the very time of the event: by that they are told from other changes.
 */
const readFacts = (manager: EntityManager, events: readonly EventRecord[]): Promise<readonly FoundFact[]> =>
  manager.query(
    `WITH happened AS (
       SELECT e.* FROM unnest($1::bigint[], $2::bigint[]) AS k("transaction", seq) JOIN events e USING ("transaction", seq)
     ), open AS (
       SELECT e.*, a.id AS "itsAppealId" FROM happened e JOIN appeals a ON a."conversationId" = e."conversationId" AND a.status = 'open'
         AND a."createdAt" <= e."recordedAt"
     )
     SELECT kind, key, "tenantId", "appealId", outcome FROM (
       SELECT "transaction", seq, 0 AS rank, 'messageReceived' AS kind, 'message/' || "messageId" AS key, "tenantId", "itsAppealId" AS "appealId", NULL AS outcome
       FROM open WHERE kind = 'message.received'
       UNION ALL
       SELECT e."transaction", e.seq, 1, 'priceNamed', 'message/' || e."messageId", e."tenantId", e."itsAppealId", NULL
       FROM open e JOIN decisions d ON d."conversationId" = e."conversationId" AND d."messageId" = e."messageId"
         AND jsonb_typeof(d.inputs->'priceRowIds') = 'array' AND d.inputs->'priceRowIds' <> '[]'
       WHERE e.kind = 'message.queued'
       UNION ALL
       SELECT e."transaction", e.seq, 2, 'operatorReplied', 'message/' || e."messageId", e."tenantId", e."itsAppealId", NULL
       FROM open e JOIN messages m ON m.id = e."messageId" AND m.author = 'operator' WHERE e.kind = 'message.queued'
       UNION ALL
       SELECT e."transaction", e.seq, 3, 'conversationClosed', 'closed/' || d.id, e."tenantId", a.id, NULL
       FROM happened e JOIN decisions d ON d."conversationId" = e."conversationId" AND d.kind = 'closed' AND d."decidedAt" = e."recordedAt"
       JOIN appeals a ON a."conversationId" = e."conversationId" AND a.status = 'closed' AND a."updatedAt" = e."recordedAt"
       WHERE e.kind IN ('conversation.changed', 'conversation.closed')
       UNION ALL
       SELECT e."transaction", e.seq, 4, 'callEnded', 'call/' || c.id || '/' || c.outcome, e."tenantId", a.id, c.outcome
       FROM happened e JOIN call_requests c ON c.id = e."callRequestId" AND c."reportedAt" = e."recordedAt" AND c.outcome IS NOT NULL
       JOIN LATERAL (SELECT a.id FROM appeals a WHERE a."contactId" = c."contactId" AND a.status = 'open'
         ORDER BY a."createdAt" DESC LIMIT 1) a ON true
       WHERE e.kind = 'call.changed'
       UNION ALL
       SELECT "transaction", seq, 5, 'understood', 'understood/' || "transaction", "tenantId", "appealId", NULL
       FROM happened WHERE kind IN ('appeal.created', 'appeal.changed') AND "appealId" IS NOT NULL
     ) f ORDER BY "transaction", seq, rank`,
    [events.map(({ transaction }) => transaction), events.map(({ seq }) => seq)],
  );

interface Candidate {
  readonly pipelineId: PipelineId;
  readonly stageId: StageId;
  readonly stageKind: StageKind;
  readonly entities: Entities;
}

async function apply(manager: EntityManager, rules: readonly TenantRule[], found: FoundFact): Promise<void> {
  const { appealId, tenantId, key } = found;
  const [appeal]: Candidate[] = await manager.query(
    `SELECT "pipelineId", "stageId", (SELECT kind FROM stages WHERE id = a."stageId") AS "stageKind", extraction->'entities' AS entities
     FROM appeals a WHERE id = $1 AND "tenantId" = $2 FOR NO KEY UPDATE`,
    [appealId, tenantId],
  );
  if (appeal === undefined) return;
  const here = rules.filter((rule) => rule.tenantId === tenantId && rule.pipelineId === appeal.pipelineId);
  const rule = chooseRule(here, factOf(found, appeal), appeal);
  if (rule === undefined || (await isHeldBack(manager, appealId, rule))) return;
  await moveWithin(manager, {
    tenantId,
    appealId,
    stageId: rule.toStageId,
    by: { kind: found.kind === "understood" ? "extraction" : "rule", ruleId: rule.id },
    reason: rule.name,
    facts: { event: key, trigger: rule.trigger, ...valuesOf(rule, found, appeal) },
    key,
  });
}

function factOf({ kind, outcome }: FoundFact, { entities }: Candidate): FunnelFact {
  if (kind === "understood") return { kind, entities };
  return kind === "callEnded" ? { kind, outcome: CallOutcome.parse(outcome) } : { kind };
}

function valuesOf({ trigger }: StageRule, { outcome }: FoundFact, { entities }: Candidate): object {
  if (trigger.kind === "entityKnown") return { value: valueOf(entities, trigger.field) };
  if (trigger.kind === "appealTypeIs") return { value: entities.appealType };
  return outcome === null ? {} : { value: outcome };
}

/**
 * People have the last word. A rule does not put an appeal back to a stage which somebody took it out of less than a minute
 * ago; and one by what was understood moves an appeal once, because what was understood stays true.
 */
async function isHeldBack(manager: EntityManager, appealId: AppealId, rule: StageRule): Promise<boolean> {
  const found: unknown[] = await manager.query(
    `SELECT 1 FROM appeal_stage_moves WHERE "appealId" = $1
       AND ((by = 'hand' AND "fromStageId" = $2 AND at > now() - interval '1 minute') OR (by = 'extraction' AND "ruleId" = $3))`,
    [appealId, rule.toStageId, rule.id],
  );
  return found.length > 0;
}
