import type { EntityManager } from "typeorm";
import type { ConversationRef } from "../contracts/actors.ts";
import type { ChannelAccountStatus, ChannelKind } from "../contracts/channel.ts";
import type { ConversationMode, ConversationStatus } from "../contracts/conversation.ts";
import { ProductError } from "../contracts/errors.ts";
import type { ChannelAccountId, ContactId, ConversationId, OperatorId, TeamId, TenantId } from "../contracts/ids.ts";
import type { TenantStatus } from "../contracts/tenant.ts";
import type { Bell } from "../entities/conversationRecord.ts";
import { hotStatement } from "./hotStatement.ts";

export interface LockedConversation {
  readonly id: ConversationId;
  readonly tenantId: TenantId;
  readonly channelAccountId: ChannelAccountId;
  readonly channelKind: ChannelKind;
  readonly channelStatus: ChannelAccountStatus;
  readonly tenantStatus: TenantStatus;
  readonly sealed: string;
  readonly externalChatId: string;
  readonly contactId: ContactId;
  readonly mode: ConversationMode;
  readonly status: ConversationStatus;
  readonly generation: number;
  readonly teamId: TeamId | null;
  readonly assigneeId: OperatorId | null;
  readonly lastSeq: number;
  readonly answeredSeq: number;
  readonly outboxBell: Bell;
}

/** Everything that is written to a conversation is written under this lock, so its order is the order of the locks. */
export async function lockConversation(
  manager: EntityManager,
  id: ConversationId,
  tenantId?: TenantId,
): Promise<LockedConversation> {
  const [conversation] = await lock(manager, [id, tenantId ?? null]);
  if (conversation === undefined) throw new ProductError("conversation.not_found");
  return conversation;
}

const lock = hotStatement<LockedConversation>(
  "lock-conversation",
  `SELECT c.id, c."tenantId", c."channelAccountId", a.kind AS "channelKind", a.status AS "channelStatus", t.status AS "tenantStatus",
     a.sealed, c."externalChatId", c."contactId", c.mode, c.status,
     c.generation, c."teamId", c."assigneeId", c."lastSeq", c."answeredSeq", c."outboxBell"
   FROM conversations c JOIN channel_accounts a ON a.id = c."channelAccountId" JOIN tenants t ON t.id = c."tenantId"
   WHERE c.id = $1 AND ($2::text IS NULL OR c."tenantId" = $2) FOR UPDATE OF c`,
);

export const refOf = (conversation: LockedConversation): ConversationRef => ({
  conversationId: conversation.id,
  tenantId: conversation.tenantId,
  channelKind: conversation.channelKind,
  mode: conversation.mode,
  generation: conversation.generation,
});
