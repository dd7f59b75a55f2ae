import type { DataSource, EntityManager } from "typeorm";
import type { AssignmentTarget, AuthorRef, OperatorRef } from "../contracts/actors.ts";
import { ProductError } from "../contracts/errors.ts";
import type { ConversationId } from "../contracts/ids.ts";
import type { ConversationHolder } from "./changeAnswering.ts";
import { giveConversation, tellAssignee } from "./giveConversation.ts";
import { lockConversation } from "./lockConversation.ts";
import type { LockedConversation } from "./lockConversation.ts";
import { recordAudit } from "./recordAudit.ts";
import { lastAutomaticSince } from "./takeConversation.ts";
import type { Taken } from "./takeConversation.ts";
import { transact } from "./transact.ts";

/**
 * Gives a conversation to a person, into the line of a team, or to nobody, whoever has it. Giving it to who has it changes
 * nothing. Throws conversation.closed, operator.not_found or team.not_found.
 */
export async function assignConversation(
  db: DataSource,
  conversationId: ConversationId,
  to: AssignmentTarget,
  by: OperatorRef,
): Promise<Taken> {
  return transact(db, async (manager) =>
    assignLocked(manager, await lockConversation(manager, conversationId), to, by, "assign.byHand"),
  );
}

/** The same within a transaction that holds the lock. */
export async function assignLocked(
  manager: EntityManager,
  before: LockedConversation,
  to: AssignmentTarget,
  by: AuthorRef & Pick<OperatorRef, "bulk">,
  reason: "assign.byHand" | "assign.byTouch",
): Promise<Taken> {
  const conversationId = before.id;
  if (before.status === "resolved") throw new ProductError("conversation.closed");
  const { holder, name } = await holderOf(manager, before, to);
  const isTheirs =
    before.mode === "operator" && before.assigneeId === holder.assigneeId && before.teamId === holder.teamId;
  const after = isTheirs
    ? before
    : await giveConversation(manager, before, {
        holder,
        kind: to === null ? "unassigned" : to.kind === "operator" ? "assigned" : "queued",
        reason,
        by: by.name,
        inputs: { ...(name !== null && { to: name }), ...(by.bulk && { bulk: by.bulk }) },
      });
  if (!isTheirs) {
    await recordAudit(manager, {
      tenantId: before.tenantId,
      by,
      action: "conversation.assigned",
      entityId: conversationId,
      conversationId,
      before: { mode: before.mode, assigneeId: before.assigneeId, teamId: before.teamId },
      after: { mode: after.mode, ...holder },
    });
    const { assigneeId } = holder;
    if (assigneeId !== null && assigneeId !== by.operatorId) await tellAssignee(manager, before, assigneeId, by.name);
  }
  const last = await lastAutomaticSince(manager, before);
  return {
    mode: after.mode,
    generation: after.generation,
    leaving: last?.status === "reserved" ? last.id : null,
    lastAutomaticReply: last === undefined ? "none" : last.status === "uncertain" ? "uncertain" : "left",
  };
}

interface NamedHolder {
  readonly holder: ConversationHolder;
  readonly name: string | null;
}

async function holderOf(
  manager: EntityManager,
  { tenantId, teamId }: LockedConversation,
  to: AssignmentTarget,
): Promise<NamedHolder> {
  if (to === null) return { holder: { assigneeId: null, teamId: null }, name: null };
  if (to.kind === "team") {
    const [team]: { name: string }[] = await manager.query(`SELECT name FROM teams WHERE id = $1 AND "tenantId" = $2`, [
      to.id,
      tenantId,
    ]);
    if (team === undefined) throw new ProductError("team.not_found");
    return { holder: { assigneeId: null, teamId: to.id }, name: team.name };
  }
  const [operator]: { name: string }[] = await manager.query(
    `SELECT name FROM operators WHERE id = $1 AND "tenantId" = $2 AND "deactivatedAt" IS NULL`,
    [to.id, tenantId],
  );
  if (operator === undefined) throw new ProductError("operator.not_found");
  return { holder: { assigneeId: to.id, teamId }, name: operator.name };
}
