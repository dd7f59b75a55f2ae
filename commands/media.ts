import type { DataSource, EntityManager } from "typeorm";
import type { ChannelKind } from "../contracts/channel.ts";
import type { ConversationId, MediaId, MessageId, TenantId } from "../contracts/ids.ts";
import { holderOf } from "./telegram/holderOf.ts";
import { recordEvents } from "./recordEvents.ts";
import { transact } from "./transact.ts";

export interface PendingMedia {
  readonly providerFileId: string;
  readonly mimeType: string | null;
  readonly kind: ChannelKind;
  readonly sealed: string;
  /** Who holds the account's connection, where it keeps one; null: nobody. */
  readonly holderId: string | null;
}

/** What is needed to fetch a file that was announced; null when it is stored already. */
export async function findPendingMedia(db: DataSource, id: MediaId): Promise<PendingMedia | null> {
  const [media]: PendingMedia[] = await db.query(
    `SELECT m."providerFileId", m."mimeType", a.kind, a.sealed, ${holderOf("a")} AS "holderId"
     FROM media m JOIN channel_accounts a ON a.id = m."channelAccountId" WHERE m.id = $1 AND m.status <> 'stored'`,
    [id],
  );
  return media ?? null;
}

export async function storeMedia(
  db: DataSource,
  id: MediaId,
  { sizeBytes, mimeType }: { readonly sizeBytes: number; readonly mimeType: string | null },
): Promise<void> {
  await transact(db, async (manager) => {
    await manager.query(
      `UPDATE media SET status = 'stored', "sizeBytes" = $2, "mimeType" = $3, failure = NULL WHERE id = $1`,
      [id, sizeBytes, mimeType],
    );
    await announce(manager, id);
  });
}

export async function failMedia(db: DataSource, id: MediaId, failure: string): Promise<void> {
  await transact(db, async (manager) => {
    await manager.query(`UPDATE media SET status = 'failed', failure = $2 WHERE id = $1 AND status = 'pending'`, [
      id,
      failure,
    ]);
    await announce(manager, id);
  });
}

async function announce(manager: EntityManager, id: MediaId): Promise<void> {
  const [message]: { tenantId: TenantId; conversationId: ConversationId; messageId: MessageId }[] = await manager.query(
    `SELECT m."tenantId", m."conversationId", m.id AS "messageId" FROM media f JOIN messages m ON m.id = f."messageId" WHERE f.id = $1`,
    [id],
  );
  if (message === undefined) return;
  const { tenantId, ...ids } = message;
  await recordEvents(manager, tenantId, [{ kind: "message.changed", ...ids }]);
}
