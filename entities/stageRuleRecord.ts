import { Column, Entity, Index, PrimaryColumn } from "typeorm";
import type { StageTrigger } from "../contracts/funnel.ts";
import type { PipelineId, StageId, StageRuleId, TenantId } from "../contracts/ids.ts";

/** A rule that moves the appeals of a pipeline by itself (contracts/funnel.ts). */
@Entity({ name: "stage_rules" })
@Index("stage_rules_name", ["pipelineId", "name"], { unique: true })
@Index("stage_rules_tenant", ["tenantId"])
export class StageRuleRecord {
  @PrimaryColumn("text", { primaryKeyConstraintName: "stage_rules_pkey" }) id!: StageRuleId;
  @Column("text") tenantId!: TenantId;
  @Column("text") pipelineId!: PipelineId;
  @Column("text") name!: string;
  @Column("boolean") isOn!: boolean;
  @Column("jsonb") trigger!: StageTrigger;
  @Column("jsonb") fromStageIds!: StageId[];
  @Column("text") toStageId!: StageId;
  @Column("integer") position!: number;
}
