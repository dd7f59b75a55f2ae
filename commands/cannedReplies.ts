import type { DataSource, EntityManager } from "typeorm";
import type { OperatorRef } from "../contracts/actors.ts";
import type { CannedReply } from "../contracts/cannedReply.ts";
import { ProductError } from "../contracts/errors.ts";
import type { CannedReplyId, TenantId } from "../contracts/ids.ts";
import { newId } from "../entities/newId.ts";
import { recordAudit } from "./recordAudit.ts";

/** Who changes a template; without settings.manage only one's own. */
interface Editor extends OperatorRef {
  readonly tenantId: TenantId;
  readonly managesSettings: boolean;
}

/** Throws permission.denied. */
export async function createCannedReply(
  db: DataSource,
  reply: Omit<CannedReply, "id">,
  by: Editor,
): Promise<CannedReply> {
  requireAllowed(reply, by);
  return db.transaction(async (manager) => {
    const { operatorId, teamId, shortcut, text } = reply;
    const id = newId("can");
    await manager.query(
      `INSERT INTO canned_replies (id, "tenantId", "operatorId", "teamId", shortcut, text) VALUES ($1, $2, $3, $4, $5, $6)`,
      [id, by.tenantId, operatorId, teamId, shortcut, text],
    );
    const after = { shortcut, textLength: text.length, operatorId, teamId };
    await recordAudit(manager, { tenantId: by.tenantId, by, action: "cannedReply.created", entityId: id, after });
    return { id, ...reply };
  });
}

/** Throws canned_reply.not_found, permission.denied. */
export async function changeCannedReply(
  db: DataSource,
  id: CannedReplyId,
  change: { readonly shortcut?: string | undefined; readonly text?: string | undefined },
  by: Editor,
): Promise<CannedReply> {
  return db.transaction(async (manager) => {
    const before = await lockReply(manager, id, by);
    const { shortcut = before.shortcut, text = before.text } = change;
    await manager.query(`UPDATE canned_replies SET shortcut = $2, text = $3 WHERE id = $1`, [id, shortcut, text]);
    await recordAudit(manager, {
      tenantId: by.tenantId,
      by,
      action: "cannedReply.changed",
      entityId: id,
      before: { shortcut: before.shortcut, textLength: before.text.length },
      after: { shortcut, textLength: text.length },
    });
    return { ...before, shortcut, text };
  });
}

/** Throws canned_reply.not_found, permission.denied. */
export async function deleteCannedReply(db: DataSource, id: CannedReplyId, by: Editor): Promise<void> {
  await db.transaction(async (manager) => {
    const { shortcut } = await lockReply(manager, id, by);
    await manager.query(`DELETE FROM canned_replies WHERE id = $1`, [id]);
    const before = { shortcut };
    await recordAudit(manager, { tenantId: by.tenantId, by, action: "cannedReply.deleted", entityId: id, before });
  });
}

async function lockReply(manager: EntityManager, id: CannedReplyId, by: Editor): Promise<CannedReply> {
  const [reply]: CannedReply[] = await manager.query(
    `SELECT id, shortcut, text, "operatorId", "teamId" FROM canned_replies WHERE id = $1 AND "tenantId" = $2 FOR UPDATE`,
    [id, by.tenantId],
  );
  if (reply === undefined || (reply.operatorId !== null && reply.operatorId !== by.operatorId))
    throw new ProductError("canned_reply.not_found");
  requireAllowed(reply, by);
  return reply;
}

function requireAllowed({ operatorId }: Pick<CannedReply, "operatorId">, by: Editor): void {
  if (operatorId !== by.operatorId && !by.managesSettings) throw new ProductError("permission.denied");
}
