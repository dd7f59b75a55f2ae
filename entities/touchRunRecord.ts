import { Column, Entity, Index, PrimaryColumn } from "typeorm";
import type {
  ApiKeyId,
  ContactId,
  ConversationId,
  OperatorId,
  SequenceId,
  TenantId,
  TouchRunId,
} from "../contracts/ids.ts";
import type { StepId } from "../contracts/sequence.ts";
import type { RunOutcome, RunState, RunStatus } from "../contracts/touchRun.ts";
import type { TouchFact } from "../contracts/touchActor.ts";
import type { Bell } from "./conversationRecord.ts";

/**
 * One contact on the way through one version of a sequence. The row is the truth and the fence: whoever moves the run, or
 * carries out what it has ordered, holds its lock.
 */
@Entity({ name: "touch_runs" })
@Index("touch_runs_active", ["sequenceId", "contactId"], { unique: true, where: `"status" <> 'ended'` })
@Index("touch_runs_once", ["sequenceId", "beginKey"], { unique: true })
@Index("touch_runs_recent", ["tenantId", "id"])
@Index("touch_runs_of_sequence", ["sequenceId", "status", "id"])
@Index("touch_runs_at_step", ["sequenceId", "version", "stepId"], { where: `"status" <> 'ended'` })
@Index("touch_runs_outcome", ["sequenceId", "outcome", "id"], { where: `"status" = 'ended'` })
@Index("touch_runs_of_contact", ["contactId", "id"])
@Index("touch_runs_live", ["contactId"], { where: `"status" <> 'ended'` })
@Index("touch_runs_begun", ["sequenceId", "startedAt"])
@Index("touch_runs_hour", ["tenantId", "startedAt"])
@Index("touch_runs_due", ["dueAt"], { where: `"status" = 'running'` })
@Index("touch_runs_wanted", ["tenantId", "wantedAt", "dueAt"], { where: `"status" = 'running'` })
@Index("touch_runs_news", ["tenantId", "bellRungAt"], { where: `"bell" = 'ringing' AND "bellReason" <> 'runBegun'` })
@Index("touch_runs_beginnings", ["tenantId", "bellRungAt"], {
  where: `"bell" = 'ringing' AND "bellReason" = 'runBegun'`,
})
@Index("touch_runs_heard", ["bellRungAt"], { where: `"bell" = 'heard'` })
export class TouchRunRecord {
  @PrimaryColumn("text", { primaryKeyConstraintName: "touch_runs_pkey" }) id!: TouchRunId;
  @Column("text") tenantId!: TenantId;
  @Column("text") sequenceId!: SequenceId;
  @Column("integer") version!: number;
  @Column("text") contactId!: ContactId;
  /** In which it began; null: it is about the contact alone. */
  @Column("text", { nullable: true }) conversationId!: ConversationId | null;
  @Column("text", { default: "running" }) status!: RunStatus;
  @Column("jsonb") state!: RunState;
  /** The state's own, to look for runs by. */
  @Column("text", { nullable: true }) stepId!: StepId | null;
  @Column("text", { nullable: true }) outcome!: RunOutcome | null;
  /** When it is to be looked at again; null: when something happens. */
  @Column("timestamptz", { nullable: true }) dueAt!: Date | null;
  /** When it would be, were no others due at that time; null: it stands in no line (spreadLooks). */
  @Column("timestamptz", { nullable: true }) wantedAt!: Date | null;
  /** Lines of its history so far: the place of the next one. */
  @Column("integer", { default: 0 }) lines!: number;
  /** How often somebody has begun to carry out the present order whose outcome cannot be looked up. */
  @Column("integer", { default: 0 }) tries!: number;
  /** The place that the present send has been given in its channel account's pace. */
  @Column("timestamptz", { nullable: true }) slotAt!: Date | null;
  /** Names what began it, so that the same thing begins one run. */
  @Column("text") beginKey!: string;
  /** A trigger's kind, with the event. */
  @Column("text") begunBy!: string;
  @Column("text", { nullable: true }) begunById!: OperatorId | null;
  @Column("text", { nullable: true }) apiKeyId!: ApiKeyId | null;
  /** It hears what has happened after this moment of the log. */
  @Column("timestamptz", { default: () => "now()" }) hearsSince!: Date;
  /** What its actor was last rung for, and whether it has heard. */
  @Column("text", { default: "runBegun" }) bellReason!: TouchFact;
  @Column("text", { default: "quiet" }) bell!: Bell;
  @Column("timestamptz", { default: () => "now()" }) bellRungAt!: Date;
  @Column("timestamptz", { default: () => "now()" }) startedAt!: Date;
  @Column("timestamptz", { nullable: true }) endedAt!: Date | null;
}
