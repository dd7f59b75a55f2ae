import { Column, Entity, PrimaryColumn } from "typeorm";
import type { TenantId, TouchRunId } from "../contracts/ids.ts";
import type { StepId } from "../contracts/sequence.ts";
import type { LineOutcome } from "../contracts/touchRun.ts";

/** One line of a run's history, in the order of its writing. Never changed. */
@Entity({ name: "touch_run_lines" })
export class TouchRunLineRecord {
  @PrimaryColumn("text", { primaryKeyConstraintName: "touch_run_lines_pkey" }) runId!: TouchRunId;
  @PrimaryColumn("integer", { primaryKeyConstraintName: "touch_run_lines_pkey" }) place!: number;
  @Column("text") tenantId!: TenantId;
  @Column("integer") ordinal!: number;
  @Column("integer") attempt!: number;
  @Column("text") stepId!: StepId;
  @Column("text") outcome!: LineOutcome;
  @Column("text") why!: string;
  @Column("jsonb") facts!: Record<string, unknown>;
  @Column("timestamptz") at!: Date;
}
