import type { EntityManager } from "typeorm";
import type { ConversationId, TenantId, TouchRunId } from "../../contracts/ids.ts";
import { newId } from "../../entities/newId.ts";
import { lockConversation } from "../lockConversation.ts";
import { recordEvents } from "../recordEvents.ts";

interface NoteOfRun {
  readonly tenantId: TenantId;
  readonly conversationId: ConversationId;
  readonly runId: TouchRunId;
  readonly text: string;
  readonly clientKey: string;
}

/** Writes a private note of a run among the messages. */
export async function noteOfRun(manager: EntityManager, note: NoteOfRun): Promise<void> {
  const { tenantId, conversationId, runId, text, clientKey } = note;
  const { channelAccountId } = await lockConversation(manager, conversationId, tenantId);
  const id = newId("msg");
  await manager.query(
    `WITH conversation AS (
       UPDATE conversations SET "lastSeq" = "lastSeq" + 1 WHERE id = $1 RETURNING "lastSeq"
     )
     INSERT INTO messages (id, "tenantId", "conversationId", "channelAccountId", seq, direction, author, "touchRunId",
       content, status, "clientKey", "occurredAt")
     SELECT $2, $3, $1, $4, "lastSeq", 'note', 'touch', $5, $6::jsonb, 'noted', $7, now() FROM conversation`,
    [conversationId, id, tenantId, channelAccountId, runId, JSON.stringify({ kind: "text", text }), clientKey],
  );
  await recordEvents(manager, tenantId, [{ kind: "note.written", conversationId, messageId: id }]);
}
