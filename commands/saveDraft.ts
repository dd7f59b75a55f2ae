import type { DataSource } from "typeorm";
import type { Draft } from "../contracts/draft.ts";
import type { ConversationId, OperatorId, TenantId } from "../contracts/ids.ts";

export interface DraftToSave extends Draft {
  readonly tenantId: TenantId;
  readonly conversationId: ConversationId;
  readonly operatorId: OperatorId;
}

/** Keeps what an operator is writing. What was typed later wins, and no clock may claim the future. */
export async function saveDraft(db: DataSource, draft: DraftToSave): Promise<void> {
  const { tenantId, conversationId, operatorId, mode, text, typedAt } = draft;
  await db.query(
    `INSERT INTO drafts ("operatorId", "conversationId", mode, "tenantId", text, "typedAt")
     VALUES ($1, $2, $3, $4, $5, least($6::timestamptz, now()))
     ON CONFLICT ("operatorId", "conversationId", mode)
     DO UPDATE SET text = excluded.text, "typedAt" = excluded."typedAt" WHERE drafts."typedAt" <= excluded."typedAt"`,
    [operatorId, conversationId, mode, tenantId, text, typedAt],
  );
}
