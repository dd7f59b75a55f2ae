import type { EntityManager } from "typeorm";
import type { BulkMark } from "../contracts/actors.ts";
import type { DecisionKind } from "../contracts/conversation.ts";
import type { ConversationId, MessageId, TenantId } from "../contracts/ids.ts";
import { newId } from "../entities/newId.ts";

export interface DecisionToRecord {
  readonly kind: DecisionKind;
  readonly reason: string;
  readonly by: string;
  readonly afterSeq: number;
  readonly generation: number;
  readonly confidence?: number;
  readonly inputs?: Readonly<Record<string, unknown>>;
  readonly messageId?: MessageId | null;
  /** The bulk run it belongs to. */
  readonly bulk?: BulkMark | undefined;
}

/** Writes why something happened, once: a retry of the same decision changes nothing. */
export async function recordDecision(
  manager: EntityManager,
  conversation: { readonly id: ConversationId; readonly tenantId: TenantId },
  decision: DecisionToRecord,
): Promise<void> {
  const { kind, reason, by, afterSeq, generation, confidence, inputs, messageId, bulk } = decision;
  await manager.query(
    `INSERT INTO decisions (id, "tenantId", "conversationId", kind, reason, "afterSeq", generation, by, confidence, inputs, "messageId")
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) ON CONFLICT DO NOTHING`,
    [
      newId("dec"),
      conversation.tenantId,
      conversation.id,
      kind,
      reason,
      afterSeq,
      generation,
      by,
      confidence ?? null,
      JSON.stringify({ ...inputs, ...(bulk && { bulk }) }),
      messageId ?? null,
    ],
  );
}
