import { Column, Entity, Index, PrimaryColumn } from "typeorm";
import type {
  CompanyId,
  ConversationId,
  MessageId,
  NotificationId,
  OperatorId,
  TaskId,
  TenantId,
} from "../contracts/ids.ts";
import type { NotificationKind } from "../contracts/notification.ts";

/** Something an operator should hear of. `key` says what it is about: the same thing is told once. */
@Entity({ name: "notifications" })
@Index("notifications_once", ["operatorId", "key"], { unique: true })
@Index("notifications_unpushed", ["createdAt"], { where: `"pushedAt" IS NULL` })
@Index("notifications_recent", ["operatorId", "createdAt", "id"])
export class NotificationRecord {
  @PrimaryColumn("text", { primaryKeyConstraintName: "notifications_pkey" }) id!: NotificationId;
  @Column("text") tenantId!: TenantId;
  @Column("text") operatorId!: OperatorId;
  @Column("text") kind!: NotificationKind;
  @Column("text") key!: string;
  @Column("text", { nullable: true }) conversationId!: ConversationId | null;
  @Column("text", { nullable: true }) messageId!: MessageId | null;
  @Column("text", { nullable: true }) companyId!: CompanyId | null;
  @Column("text", { nullable: true }) taskId!: TaskId | null;
  /** Who caused it, by name; null where nobody did. */
  @Column("text", { nullable: true }) by!: string | null;
  @Column("timestamptz", { default: () => "now()" }) createdAt!: Date;
  @Column("timestamptz", { nullable: true }) readAt!: Date | null;
  /** Handed to the push services of the operator's browsers, or taken to be. */
  @Column("timestamptz", { nullable: true }) pushedAt!: Date | null;
  /** Out of sight until then. */
  @Column("timestamptz", { nullable: true }) snoozedUntil!: Date | null;
}
