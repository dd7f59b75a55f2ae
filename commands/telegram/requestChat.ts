import type { DataSource } from "typeorm";
import type { AuditActor } from "../../contracts/actors.ts";
import { ProductError } from "../../contracts/errors.ts";
import type { ChannelAccountId, ChatRequestId, TenantId } from "../../contracts/ids.ts";
import { newId } from "../../entities/newId.ts";
import { recordAudit } from "../recordAudit.ts";
import { transact } from "../transact.ts";
import { holderOf } from "./holderOf.ts";

interface ChatToRequest {
  readonly tenantId: TenantId;
  readonly channelAccountId: ChannelAccountId;
  /** See contracts/telegramChat.ts. */
  readonly address: string;
  readonly by: AuditActor;
}

interface RequestedChat {
  readonly requestId: ChatRequestId;
  /** Who can find the person; null: nobody holds the account's connection. */
  readonly holderId: string | null;
}

/**
 * Lays ready whom somebody wants to write to first: neither number nor name goes through Temporal. What an API process
 * that died has left is swept away. Throws channel_account.not_found or channel_account.signed_out.
 */
export async function requestChat(db: DataSource, chat: ChatToRequest): Promise<RequestedChat> {
  const { tenantId, channelAccountId, address, by } = chat;
  return transact(db, async (manager) => {
    const [session]: { phase: string; holderId: string | null }[] = await manager.query(
      `SELECT s.phase, ${holderOf("a")} AS "holderId" FROM telegram_sessions s JOIN channel_accounts a ON a.id = s."channelAccountId"
       WHERE a.id = $1 AND s."tenantId" = $2`,
      [channelAccountId, tenantId],
    );
    if (session === undefined) throw new ProductError("channel_account.not_found");
    if (session.phase !== "signedIn") throw new ProductError("channel_account.signed_out");
    const requestId = newId("chr");
    await manager.query(
      `DELETE FROM telegram_chat_requests WHERE "channelAccountId" = $1 AND "createdAt" < now() - interval '1 hour'`,
      [channelAccountId],
    );
    await manager.query(
      `INSERT INTO telegram_chat_requests (id, "tenantId", "channelAccountId", address) VALUES ($1, $2, $3, $4)`,
      [requestId, tenantId, channelAccountId, address],
    );
    const after = { by: address.startsWith("@") ? "name" : "phone" };
    await recordAudit(manager, {
      tenantId,
      by,
      action: "telegramAccount.chatRequested",
      entityId: channelAccountId,
      after,
    });
    return { requestId, holderId: session.holderId };
  });
}

export async function forgetChatRequest(db: DataSource, id: ChatRequestId): Promise<void> {
  await db.query(`DELETE FROM telegram_chat_requests WHERE id = $1`, [id]);
}
