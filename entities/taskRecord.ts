import { Column, Entity, Index, PrimaryColumn } from "typeorm";
import type {
  AppealId,
  BranchId,
  CompanyId,
  ContactId,
  ConversationId,
  OperatorId,
  TaskId,
  TenantId,
} from "../contracts/ids.ts";
import type { TaskState, TaskType } from "../contracts/task.ts";

/** Something an operator has to do. One that is deleted stays, so that whoever showed it hears that it is gone. */
@Entity({ name: "tasks" })
@Index("tasks_once", ["tenantId", "key"], { unique: true })
@Index("tasks_reminders", ["remindAt"], {
  where: `"remindAt" IS NOT NULL AND "remindedAt" IS NULL AND "state" = 'open' AND "deletedAt" IS NULL`,
})
@Index("tasks_done", ["tenantId", "doneAt", "id"], { where: `"state" = 'done'` })
@Index("tasks_done_mine", ["assigneeId", "doneAt", "id"], { where: `"state" = 'done'` })
@Index("tasks_company", ["companyId", "state"], { where: `"companyId" IS NOT NULL` })
@Index("tasks_contact", ["contactId", "state"], { where: `"contactId" IS NOT NULL` })
@Index("tasks_conversation", ["conversationId", "state"], { where: `"conversationId" IS NOT NULL` })
export class TaskRecord {
  @PrimaryColumn("text", { primaryKeyConstraintName: "tasks_pkey" }) id!: TaskId;
  @Column("text") tenantId!: TenantId;
  /** Names who asked for it and when, so that to ask again makes no other. */
  @Column("text") key!: string;
  @Column("text") title!: string;
  @Column("text", { default: "" }) note!: string;
  @Column("text") type!: TaskType;
  @Column("text", { default: "open" }) state!: TaskState;
  @Column("timestamptz", { nullable: true }) dueAt!: Date | null;
  @Column("boolean", { default: false }) isAllDay!: boolean;
  @Column("timestamptz", { nullable: true }) remindAt!: Date | null;
  /** When its assignee was reminded of it; null again when it is to happen at another time. */
  @Column("timestamptz", { nullable: true }) remindedAt!: Date | null;
  @Column("text", { nullable: true }) recurrence!: string | null;
  @Column("text") assigneeId!: OperatorId;
  /** The branch of the assignee when it was given to them. */
  @Column("text", { nullable: true }) branchId!: BranchId | null;
  @Column("text", { nullable: true }) authorId!: OperatorId | null;
  /** The touch run that made it. */
  @Column("text", { nullable: true }) createdBy!: string | null;
  @Column("text", { nullable: true }) contactId!: ContactId | null;
  @Column("text", { nullable: true }) companyId!: CompanyId | null;
  @Column("text", { nullable: true }) conversationId!: ConversationId | null;
  @Column("text", { nullable: true }) appealId!: AppealId | null;
  @Column("timestamptz", { default: () => "now()" }) createdAt!: Date;
  @Column("timestamptz", { nullable: true }) doneAt!: Date | null;
  @Column("text", { nullable: true }) doneById!: OperatorId | null;
  @Column("timestamptz", { nullable: true }) deletedAt!: Date | null;
  /** Counts its changes. */
  @Column("integer", { default: 0 }) version!: number;
}
