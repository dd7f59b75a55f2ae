import type { DataSource, EntityManager } from "typeorm";
import type { OperatorRef } from "../contracts/actors.ts";
import { ProductError } from "../contracts/errors.ts";
import type { BranchId, ConversationId, MessageId, OperatorId, TenantId } from "../contracts/ids.ts";
import { newId } from "../entities/newId.ts";
import { lockConversation } from "./lockConversation.ts";
import { notify } from "./notify.ts";
import { recordAudit } from "./recordAudit.ts";
import { recordEvents } from "./recordEvents.ts";
import { reaches, readRights } from "./rights.ts";
import { transact } from "./transact.ts";

export interface Note {
  readonly tenantId: TenantId;
  readonly conversationId: ConversationId;
  readonly by: OperatorRef;
  readonly text: string;
  /** Whom the note calls by name: they are told, and follow the conversation from now on. */
  readonly mentions: readonly OperatorId[];
  /** The same key twice is one note. */
  readonly clientKey: string;
}

/**
 * Writes a private note among the messages. It answers nobody, and the bot does not read it. Throws operator.not_found
 * when it mentions somebody whom its author does not see.
 */
export async function writeNote(db: DataSource, note: Note): Promise<MessageId> {
  const { tenantId, conversationId, by, text, mentions, clientKey } = note;
  return transact(db, async (manager) => {
    const conversation = await lockConversation(manager, conversationId, tenantId);
    const [earlier]: { id: MessageId }[] = await manager.query(
      `SELECT id FROM messages WHERE "conversationId" = $1 AND "clientKey" = $2`,
      [conversationId, clientKey],
    );
    if (earlier !== undefined) return earlier.id;
    const called = await findColleagues(manager, note);
    if (called.length < new Set(mentions).size) throw new ProductError("operator.not_found");

    const id = newId("msg");
    await manager.query(
      `WITH conversation AS (
         UPDATE conversations SET "lastSeq" = "lastSeq" + 1 WHERE id = $1 RETURNING "lastSeq"
       )
       INSERT INTO messages (id, "tenantId", "conversationId", "channelAccountId", seq, direction, author, "operatorId",
         content, status, "clientKey", "occurredAt")
       SELECT $2, $3, $1, $4, "lastSeq", 'note', 'operator', $5, $6::jsonb, 'noted', $7, now() FROM conversation`,
      [
        conversationId,
        id,
        tenantId,
        conversation.channelAccountId,
        by.operatorId,
        JSON.stringify({ kind: "text", text }),
        clientKey,
      ],
    );
    for (const operatorId of called) {
      await manager.query(`INSERT INTO mentions ("messageId", "operatorId", "conversationId") VALUES ($1, $2, $3)`, [
        id,
        operatorId,
        conversationId,
      ]);
      await manager.query(
        `INSERT INTO participants ("conversationId", "operatorId") VALUES ($1, $2) ON CONFLICT DO NOTHING`,
        [conversationId, operatorId],
      );
      const mention = { kind: "mentioned", key: `mentioned/${id}`, messageId: id, by: by.name } as const;
      if (operatorId !== by.operatorId) await notify(manager, { tenantId, operatorId, conversationId, ...mention });
    }
    await recordAudit(manager, {
      tenantId,
      by,
      action: "note.written",
      entityId: id,
      conversationId,
      after: { textLength: text.length, mentions: called.length },
    });
    await recordEvents(manager, tenantId, [{ kind: "note.written", conversationId, messageId: id }]);
    return id;
  });
}

async function findColleagues(
  manager: EntityManager,
  { tenantId, mentions, by }: Pick<Note, "tenantId" | "mentions" | "by">,
): Promise<readonly OperatorId[]> {
  const colleagues: { id: OperatorId; branchId: BranchId | null }[] = await manager.query(
    `SELECT id, "branchId" FROM operators WHERE "tenantId" = $1 AND id = ANY($2::text[]) AND "deactivatedAt" IS NULL`,
    [tenantId, mentions],
  );
  const own = await readRights(manager, by.operatorId);
  return colleagues.filter(({ id, branchId }) => id === by.operatorId || reaches(own, [branchId])).map(({ id }) => id);
}
