import type { EntityManager } from "typeorm";
import type { Facts } from "../contracts/facts.ts";
import type {
  AppealId,
  CallRequestId,
  ChannelAccountId,
  CompanyId,
  ContactId,
  ConversationId,
  MessageId,
  OperatorId,
  TaskId,
  TenantId,
} from "../contracts/ids.ts";
import type { EventKind } from "../contracts/realtime.ts";

export interface Change {
  readonly kind: EventKind;
  readonly conversationId?: ConversationId | null;
  readonly messageId?: MessageId | null;
  readonly contactId?: ContactId | null;
  readonly appealId?: AppealId | null;
  readonly channelAccountId?: ChannelAccountId | null;
  readonly operatorId?: OperatorId | null;
  readonly callRequestId?: CallRequestId | null;
  readonly companyId?: CompanyId | null;
  readonly taskId?: TaskId | null;
  readonly facts?: Facts;
}

/** Writes the realtime events of a change, in the change's own transaction. */
export async function recordEvents(
  manager: EntityManager,
  tenantId: TenantId,
  changes: readonly Change[],
): Promise<void> {
  if (changes.length === 0) return;
  const parameters: (string | null)[] = [tenantId];
  const rows = changes.map((change) => {
    const { kind, conversationId, messageId, contactId, appealId, channelAccountId, operatorId } = change;
    const { callRequestId, companyId, taskId, facts } = change;
    const who = [
      conversationId,
      messageId,
      contactId,
      appealId,
      channelAccountId,
      operatorId,
      callRequestId,
      companyId,
      taskId,
      facts && JSON.stringify(facts),
    ];
    return `($1, ${[kind, ...who].map((value) => `$${parameters.push(value ?? null)}`).join(", ")})`;
  });
  await manager.query(
    `INSERT INTO events ("tenantId", kind, "conversationId", "messageId", "contactId", "appealId", "channelAccountId", "operatorId",
       "callRequestId", "companyId", "taskId", facts)
     VALUES ${rows.join(", ")}`,
    parameters,
  );
}
