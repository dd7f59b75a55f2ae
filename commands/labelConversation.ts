import type { DataSource, EntityManager } from "typeorm";
import type { AuthorRef } from "../contracts/actors.ts";
import { ProductError } from "../contracts/errors.ts";
import type { ConversationId, LabelId, TenantId } from "../contracts/ids.ts";
import { lockConversation } from "./lockConversation.ts";
import { recordAudit } from "./recordAudit.ts";
import { recordEvents } from "./recordEvents.ts";
import { transact } from "./transact.ts";

export interface Labelling {
  readonly tenantId: TenantId;
  readonly conversationId: ConversationId;
  readonly add: readonly LabelId[];
  readonly remove: readonly LabelId[];
  readonly by: AuthorRef;
}

/** Adds and removes labels, so that two operators who label at once both have their way. Throws label.not_found. */
export const labelConversation = (db: DataSource, labelling: Labelling): Promise<void> =>
  transact(db, (manager) => labelWithin(manager, labelling));

/** The same within a transaction. */
export async function labelWithin(manager: EntityManager, labelling: Labelling): Promise<void> {
  const { tenantId, conversationId, add, remove, by } = labelling;
  await lockConversation(manager, conversationId, tenantId);
  const known: unknown[] = await manager.query(`SELECT 1 FROM labels WHERE "tenantId" = $1 AND id = ANY($2::text[])`, [
    tenantId,
    add,
  ]);
  if (known.length < new Set(add).size) throw new ProductError("label.not_found");
  const before = await labelsOf();
  await manager.query(
    `INSERT INTO conversation_labels ("conversationId", "labelId") SELECT $1, unnest($2::text[]) ON CONFLICT DO NOTHING`,
    [conversationId, add],
  );
  await manager.query(`DELETE FROM conversation_labels WHERE "conversationId" = $1 AND "labelId" = ANY($2::text[])`, [
    conversationId,
    remove,
  ]);
  await recordAudit(manager, {
    tenantId,
    by,
    action: "conversation.labelled",
    entityId: conversationId,
    conversationId,
    before: { labels: before },
    after: { labels: await labelsOf() },
  });
  await recordEvents(manager, tenantId, [{ kind: "conversation.changed", conversationId }]);

  async function labelsOf(): Promise<string[]> {
    const rows: { name: string }[] = await manager.query(
      `SELECT l.name FROM conversation_labels c JOIN labels l ON l.id = c."labelId" WHERE c."conversationId" = $1 ORDER BY 1`,
      [conversationId],
    );
    return rows.map(({ name }) => name);
  }
}
