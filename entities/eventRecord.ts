import { Column, Entity, Index, PrimaryColumn } from "typeorm";
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
import type { ConversationHolders } from "../contracts/conversation.ts";
import type { Facts } from "../contracts/facts.ts";

/** One change, written in the change's own transaction. Read in the order (transaction, seq), up to the oldest open transaction. */
@Entity({ name: "events" })
@Index("events_tenant", ["tenantId", "transaction", "seq"])
export class EventRecord {
  @PrimaryColumn("bigint", { default: () => "((pg_current_xact_id())::text)::bigint" })
  transaction!: string;
  @PrimaryColumn("bigint", { default: () => "nextval('events_seq')" }) seq!: string;
  @Column("text") tenantId!: TenantId;
  @Column("text") kind!: EventKind;
  @Column("text", { nullable: true }) conversationId!: ConversationId | null;
  @Column("text", { nullable: true }) messageId!: MessageId | null;
  @Column("text", { nullable: true }) contactId!: ContactId | null;
  @Column("text", { nullable: true }) appealId!: AppealId | null;
  @Column("text", { nullable: true }) channelAccountId!: ChannelAccountId | null;
  @Column("text", { nullable: true }) callRequestId!: CallRequestId | null;
  @Column("text", { nullable: true }) companyId!: CompanyId | null;
  @Column("text", { nullable: true }) taskId!: TaskId | null;
  /** The one operator whom this is for: of operator.changed, notification.created and conversation.read. */
  @Column("text", { nullable: true }) operatorId!: OperatorId | null;
  /** Whose the conversation was before this change, where that changed. */
  @Column("jsonb", { nullable: true }) former!: ConversationHolders | null;
  /** What it says beyond ids (`event.…`), for those who consume the log. Nobody's screen is told. */
  @Column("jsonb", { nullable: true }) facts!: Facts | null;
  @Column("timestamptz", { default: () => "now()" }) recordedAt!: Date;
}
