import type { EntityManager } from "typeorm";
import type { MessageId } from "../../contracts/ids.ts";
import type { MessageChange } from "../../contracts/messageChange.ts";
import type { LockedConversation } from "../lockConversation.ts";
import { recordEvents } from "../recordEvents.ts";
import type { ChangedMessage } from "./applyChange.ts";

type Receipt = Extract<MessageChange, { kind: "delivered" | "read" }>;

/** Marks what was sent as delivered or read: only forwards, and read includes delivered. The first time told is kept. */
export async function applyReceipt(
  manager: EntityManager,
  { id: conversationId, tenantId }: LockedConversation,
  { id, seq }: ChangedMessage,
  { kind, andEarlier, occurredAt }: Receipt,
): Promise<void> {
  const [changed]: [{ id: MessageId }[], number] = await manager.query(
    `UPDATE messages SET "deliveredAt" = coalesce("deliveredAt", $4),
       "readAt" = CASE WHEN $5 THEN coalesce("readAt", $4) ELSE "readAt" END
     WHERE "conversationId" = $1 AND direction = 'out' AND status = 'sent' AND (id = $2 OR ($6 AND seq < $3))
       AND CASE WHEN $5 THEN "readAt" ELSE "deliveredAt" END IS NULL RETURNING id`,
    [conversationId, id, seq, occurredAt, kind === "read", andEarlier],
  );
  await recordEvents(
    manager,
    tenantId,
    changed.map((message) => ({ kind: "message.changed", conversationId, messageId: message.id })),
  );
}
