import type { DataSource, EntityManager } from "typeorm";
import type { OperatorId, TeamId } from "../contracts/ids.ts";
import type { QueueChoice, Skipped } from "../contracts/queue.ts";
import { giveConversation, tellAssignee } from "./giveConversation.ts";
import { headsOf } from "./headsOf.ts";
import { lockConversation } from "./lockConversation.ts";
import type { LockedConversation } from "./lockConversation.ts";
import { notify } from "./notify.ts";
import { availabilityOf } from "./queueLine.ts";
import { recordDecision } from "./recordDecision.ts";
import { recordEvents } from "./recordEvents.ts";
import { transact } from "./transact.ts";

/**
 * Carries out what a team's actor has chosen, in one transaction under the conversation's lock. False when it cannot be so
 * any more: somebody took the conversation, or the operator went away or took another. A retry finds it done, and is false.
 */
export async function carryOutChoice(db: DataSource, teamId: TeamId, choice: QueueChoice): Promise<boolean> {
  return transact(db, async (manager) => {
    const conversation = await lockConversation(manager, choice.conversationId);
    const { mode, status, assigneeId } = conversation;
    if (conversation.teamId !== teamId || mode !== "operator" || status !== "open" || assigneeId !== null) return false;
    return choice.kind === "assign"
      ? assign(manager, conversation, teamId, choice)
      : endRound(manager, conversation, teamId, choice.skipped);
  });
}

async function assign(
  manager: EntityManager,
  conversation: LockedConversation,
  teamId: TeamId,
  { operatorId, reason, skipped }: Extract<QueueChoice, { kind: "assign" }>,
): Promise<boolean> {
  // Locked first and counted in a later statement, so that of two lines that give to one operator the later counts the earlier.
  await manager.query(`SELECT 1 FROM operators WHERE id = $1 FOR NO KEY UPDATE`, [operatorId]);
  const [found]: { availability: string; name: string }[] = await manager.query(
    `SELECT o.name, ${availabilityOf("o")} AS availability FROM operators o WHERE o.id = $1 AND o."tenantId" = $2`,
    [operatorId, conversation.tenantId],
  );
  if (found?.availability !== "free") return false;
  const [team]: { name: string; ladderSeconds: number | null }[] = await manager.query(
    `SELECT name, "ladderSeconds" FROM teams WHERE id = $1`,
    [teamId],
  );
  if (team === undefined) return false;
  const [before]: { offeredTo: OperatorId[] }[] = await manager.query(
    `SELECT "offeredTo" FROM conversations WHERE id = $1`,
    [conversation.id],
  );
  await giveConversation(manager, conversation, {
    holder: { assigneeId: operatorId, teamId },
    kind: "assigned",
    reason: `assign.${reason}`,
    by: "rules",
    inputs: { to: found.name, team: team.name, ...(await skippedByName(manager, skipped)) },
  });
  await manager.query(
    `UPDATE conversations SET "offeredTo" = $2, "takeBackAt" = clock_timestamp() + make_interval(secs => $3::float8) WHERE id = $1`,
    [conversation.id, [...(before?.offeredTo ?? []), operatorId], team.ladderSeconds],
  );
  await manager.query(
    `UPDATE team_members SET "servedAt" = clock_timestamp() WHERE "teamId" = $1 AND "operatorId" = $2`,
    [teamId, operatorId],
  );
  await tellAssignee(manager, conversation, operatorId, null);
  return true;
}

/** Everybody who could has had it: the heads of the team are told, once in a round. */
async function endRound(
  manager: EntityManager,
  conversation: LockedConversation,
  teamId: TeamId,
  skipped: readonly Skipped[],
): Promise<boolean> {
  const { id, tenantId, lastSeq: afterSeq, generation } = conversation;
  const [[ended]]: [{ key: string }[], number] = await manager.query(
    `UPDATE conversations SET "roundEndedAt" = clock_timestamp() WHERE id = $1 AND "roundEndedAt" IS NULL
     RETURNING "roundEndedAt"::text AS key`,
    [id],
  );
  if (ended === undefined) return false;
  const inputs = await skippedByName(manager, skipped);
  const decision = {
    kind: "takenBack",
    reason: "assign.roundEnded",
    by: "rules",
    afterSeq,
    generation,
    inputs,
  } as const;
  await recordDecision(manager, conversation, decision);
  await recordEvents(manager, tenantId, [{ kind: "conversation.changed", conversationId: id }]);
  const key = `nobodyAnswers/${id}/${ended.key}`;
  for (const operatorId of await headsOf(manager, tenantId, teamId)) {
    await notify(manager, { tenantId, operatorId, kind: "nobodyAnswers", key, conversationId: id });
  }
  return true;
}

/** For whoever asks why it was not somebody else. */
async function skippedByName(manager: EntityManager, skipped: readonly Skipped[]) {
  if (skipped.length === 0) return {};
  const names: { id: OperatorId; name: string }[] = await manager.query(
    `SELECT id, name FROM operators WHERE id = ANY($1::text[])`,
    [skipped.map(({ operatorId }) => operatorId)],
  );
  const byId = new Map(names.map(({ id, name }) => [id, name]));
  return { skipped: skipped.map(({ operatorId, why }) => ({ name: byId.get(operatorId) ?? operatorId, why })) };
}
