import { Column, Entity, Index, PrimaryColumn } from "typeorm";
import type { ConversationId, MediaId, OperatorId, ScheduledReplyId, TenantId } from "../contracts/ids.ts";
import type { ScheduledReplyStatus } from "../contracts/scheduledReply.ts";

/** A reply that its author wants to leave later. Kept when it has left, so that a repeated request cannot send it again. */
@Entity({ name: "scheduled_replies" })
@Index("scheduled_replies_once", ["conversationId", "clientKey"], { unique: true })
@Index("scheduled_replies_file", ["mediaId"], { unique: true, where: "status = 'waiting'" })
@Index("scheduled_replies_waiting", ["conversationId", "dueAt"], { where: "status = 'waiting'" })
export class ScheduledReplyRecord {
  @PrimaryColumn("text", { primaryKeyConstraintName: "scheduled_replies_pkey" }) id!: ScheduledReplyId;
  @Column("text") tenantId!: TenantId;
  @Column("text") conversationId!: ConversationId;
  @Column("text") operatorId!: OperatorId;
  @Column("text") text!: string;
  /** The upload that goes with it. */
  @Column("text", { nullable: true }) mediaId!: MediaId | null;
  @Column("timestamptz") dueAt!: Date;
  @Column("text", { default: "waiting" }) status!: ScheduledReplyStatus;
  @Column("text") clientKey!: string;
  @Column("timestamptz", { default: () => "now()" }) createdAt!: Date;
}
