import { Column, Entity, Index, PrimaryColumn } from "typeorm";
import type { StageKind } from "../contracts/funnel.ts";
import type { PipelineId, StageId, TenantId } from "../contracts/ids.ts";
import type { LabelColor } from "../contracts/label.ts";

/** A step of a pipeline. One that was deleted keeps its row, so that histories can name it. */
@Entity({ name: "stages" })
@Index("stages_name", ["pipelineId", "name"], { unique: true, where: `"archivedAt" IS NULL` })
export class StageRecord {
  @PrimaryColumn("text", { primaryKeyConstraintName: "stages_pkey" }) id!: StageId;
  @Column("text") tenantId!: TenantId;
  @Column("text") pipelineId!: PipelineId;
  @Column("text") name!: string;
  @Column("text") color!: LabelColor;
  @Column("text") kind!: StageKind;
  @Column("integer") position!: number;
  @Column("integer", { nullable: true }) ageLimitHours!: number | null;
  @Column("timestamptz", { nullable: true }) archivedAt!: Date | null;
}
