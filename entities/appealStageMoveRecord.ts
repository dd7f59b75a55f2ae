import { Column, Entity, Index, PrimaryColumn } from "typeorm";
import type { StageReason } from "../contracts/funnel.ts";
import type { AppealId, OperatorId, PipelineId, StageId, StageRuleId, TenantId, TouchRunId } from "../contracts/ids.ts";

/** One step of an appeal through the funnel. The first has no stage before it. */
@Entity({ name: "appeal_stage_moves" })
@Index("appeal_stage_moves_appeal", ["appealId", "at"])
@Index("appeal_stage_moves_pipeline", ["tenantId", "pipelineId", "at"])
@Index("appeal_stage_moves_key", ["appealId", "key"], { unique: true, where: `"key" IS NOT NULL` })
export class AppealStageMoveRecord {
  @PrimaryColumn("text", { primaryKeyConstraintName: "appeal_stage_moves_pkey" }) id!: string;
  @Column("text") tenantId!: TenantId;
  @Column("text") appealId!: AppealId;
  /** Of the stage that it went to. */
  @Column("text") pipelineId!: PipelineId;
  @Column("text", { nullable: true }) fromStageId!: StageId | null;
  @Column("text") toStageId!: StageId;
  @Column("timestamptz", { default: () => "clock_timestamp()" }) at!: Date;
  @Column("text") by!: StageReason;
  @Column("text", { nullable: true }) operatorId!: OperatorId | null;
  @Column("text", { nullable: true }) ruleId!: StageRuleId | null;
  @Column("text", { nullable: true }) touchRunId!: TouchRunId | null;
  /** A person's words, or the name of the rule or of the touch sequence. */
  @Column("text", { default: "" }) reason!: string;
  @Column("jsonb", { default: () => "'{}'" }) facts!: Record<string, unknown>;
  /** What brought about the move; the same moves an appeal once. */
  @Column("text", { nullable: true }) key!: string | null;
}
