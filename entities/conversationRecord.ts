import { Column, Entity, Index, PrimaryColumn } from "typeorm";
import type { ConversationMode, ConversationStatus, Priority } from "../contracts/conversation.ts";
import type { Sla } from "../contracts/sla.ts";
import type {
  BranchId,
  ChannelAccountId,
  ContactId,
  ConversationId,
  MessageId,
  OperatorId,
  TeamId,
  TenantId,
} from "../contracts/ids.ts";

/**
 * A bell wakes the actor once. ringing: set by a transaction, not yet delivered to Temporal. heard: delivered, and whoever reads
 * the conversation for the actor will see everything written until then. quiet: nothing waits.
 */
export type Bell = "quiet" | "ringing" | "heard";

/** The thread with one contact through one channel account. Its row is the lock that orders everything written to the thread. */
@Entity({ name: "conversations" })
@Index("conversations_chat", ["channelAccountId", "externalChatId"], { unique: true })
@Index("conversations_recent", ["tenantId", "status", "lastActivityAt", "id"])
@Index("conversations_branch", ["tenantId", "branchId", "status", "lastActivityAt", "id"], {
  where: `"branchId" IS NOT NULL`,
})
@Index("conversations_assignee", ["tenantId", "assigneeId", "status", "lastActivityAt", "id"], {
  where: `"assigneeId" IS NOT NULL`,
})
@Index("conversations_team", ["tenantId", "teamId", "status", "lastActivityAt", "id"], {
  where: `"teamId" IS NOT NULL AND "assigneeId" IS NULL`,
})
@Index("conversations_queue", ["teamId"], {
  where: `"teamId" IS NOT NULL AND "assigneeId" IS NULL AND mode = 'operator' AND status = 'open'`,
})
@Index("conversations_waiting", ["tenantId", "status", "waitingSince", "id"], { where: `"waitingSince" IS NOT NULL` })
@Index("conversations_alarm", ["slaAlarmAt"], { where: `"slaAlarmAt" IS NOT NULL` })
@Index("conversations_offered", ["teamId", "takeBackAt"], { where: `"takeBackAt" IS NOT NULL` })
@Index("conversations_blocked", ["tenantId", "status", "lastActivityAt", "id"], { where: `"isBlocked"` })
@Index("conversations_contact", ["tenantId", "contactId"])
@Index("conversations_snoozed", ["snoozedUntil"], { where: `"snoozedUntil" IS NOT NULL` })
@Index("conversations_awake", ["bellRungAt"], {
  where: `"inboundBell" <> 'quiet' OR "outboxBell" <> 'quiet'`,
})
export class ConversationRecord {
  @PrimaryColumn("text") id!: ConversationId;
  @Column("text") tenantId!: TenantId;
  @Column("text") channelAccountId!: ChannelAccountId;
  @Column("text") externalChatId!: string;
  @Column("text") contactId!: ContactId;
  @Column("text") mode!: ConversationMode;
  @Column("text", { default: "open" }) status!: ConversationStatus;
  @Column("text", { default: "normal" }) priority!: Priority;
  /** With status snoozed: until then, or until the contact writes; null for the latter alone. */
  @Column("timestamptz", { nullable: true }) snoozedUntil!: Date | null;
  /** The reply after which the conversation is to be closed, until its fate is known. */
  @Column("text", { nullable: true }) closingAfterId!: MessageId | null;
  /** Since when the contact has been waiting for an answer; null when nothing is unanswered. */
  @Column("timestamptz", { nullable: true }) waitingSince!: Date | null;
  /** Nobody is notified of it. */
  @Column("boolean", { default: false }) isMuted!: boolean;
  /** What the contact writes is kept, and neither answered nor shown as new. */
  @Column("boolean", { default: false }) isBlocked!: boolean;
  /** Fields of the tenant's own. */
  @Column("jsonb", { default: () => "'{}'" }) attributes!: Record<string, unknown>;
  @Column("boolean", { default: false }) needsOperator!: boolean;
  /** With assigneeId and teamId: who may see it (api/scope/conversationScope.ts). */
  @Column("text", { nullable: true }) branchId!: BranchId | null;
  @Column("text", { nullable: true }) teamId!: TeamId | null;
  @Column("text", { nullable: true }) assigneeId!: OperatorId | null;
  /** To whom the team's line gave it in this round; the one who answers ends the round. */
  @Column("text", { array: true, default: () => "'{}'" }) offeredTo!: OperatorId[];
  /** Unless the assignee answers before, the line gives it to the next. */
  @Column("timestamptz", { nullable: true }) takeBackAt!: Date | null;
  /** When the heads of the team were told that nobody of it answers. */
  @Column("timestamptz", { nullable: true }) roundEndedAt!: Date | null;
  /** The opening until which nobody is told again that nobody is there; infinity where none is known. */
  @Column("timestamptz", { nullable: true }) offHoursUntil!: Date | null;
  /** Who answers, in which state, for whom who waits since when: what the promises below were last worked out for. */
  @Column("text", { nullable: true }) keptFor!: string | null;
  /** contracts/sla.ts, Sla. */
  @Column("jsonb", { nullable: true }) sla!: Sla | null;
  @Column("timestamptz", { nullable: true }) replyDueAt!: Date | null;
  @Column("timestamptz", { nullable: true }) resolveDueAt!: Date | null;
  /** When the first of these is too late; null when that has been told. */
  @Column("timestamptz", { nullable: true }) slaAlarmAt!: Date | null;
  /** Bumped whenever who answers changes; the fence against answers thought for an older state. */
  @Column("integer", { default: 1 }) generation!: number;
  @Column("timestamptz", { nullable: true }) thinkingSince!: Date | null;
  @Column("integer", { default: 0 }) lastSeq!: number;
  /** The last message that an automatic turn has dealt with. */
  @Column("integer", { default: 0 }) answeredSeq!: number;
  /** Grows with every edit and deletion of what is not answered yet: an answer thought for older words never leaves. */
  @Column("integer", { default: 0 }) wording!: number;
  /** Up to here people have answered or closed; `unread` counts the contact's messages since. commands/unreadOf.ts. */
  @Column("integer", { default: 0 }) readSeq!: number;
  @Column("integer", { default: 0 }) unread!: number;
  @Column("timestamptz") lastActivityAt!: Date;
  /** The quiet window is counted from here. */
  @Column("timestamptz", { nullable: true }) lastInboundAt!: Date | null;
  @Column("text", { default: "quiet" }) inboundBell!: Bell;
  @Column("text", { default: "quiet" }) outboxBell!: Bell;
  @Column("timestamptz", { nullable: true }) bellRungAt!: Date | null;
  @Column("timestamptz", { default: () => "now()" }) createdAt!: Date;
}
