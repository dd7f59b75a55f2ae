import type { EntityManager } from "typeorm";
import type { CompanyId, ConversationId, MessageId, OperatorId, TaskId, TenantId } from "../contracts/ids.ts";
import type { NotificationKind } from "../contracts/notification.ts";
import { newId } from "../entities/newId.ts";
import { recordEvents } from "./recordEvents.ts";

export interface NotificationToWrite {
  readonly tenantId: TenantId;
  readonly operatorId: OperatorId;
  readonly kind: NotificationKind;
  /** What it is about; an operator hears of it once, however often it is told. */
  readonly key: string;
  readonly conversationId?: ConversationId;
  readonly companyId?: CompanyId;
  readonly taskId?: TaskId;
  readonly messageId?: MessageId;
  readonly by?: string | null;
}

/** Tells an operator, in the transaction of what they are told about. */
export async function notify(manager: EntityManager, notification: NotificationToWrite): Promise<void> {
  const { tenantId, operatorId, kind, key } = notification;
  const { conversationId = null, messageId = null, companyId = null, taskId = null, by = null } = notification;
  const written: unknown[] = await manager.query(
    `INSERT INTO notifications (id, "tenantId", "operatorId", kind, key, "conversationId", "messageId", by, "companyId", "taskId")
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) ON CONFLICT DO NOTHING RETURNING 1`,
    [newId("ntf"), tenantId, operatorId, kind, key, conversationId, messageId, by, companyId, taskId],
  );
  if (written.length > 0) await recordEvents(manager, tenantId, [{ kind: "notification.created", operatorId }]);
}
