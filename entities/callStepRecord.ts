import { Column, Entity, Index, PrimaryColumn } from "typeorm";
import type { CallOutcome, CallStepKind, ReportReason } from "../contracts/call.ts";
import type { CallRequestId, OperatorId, TenantId } from "../contracts/ids.ts";

/** What happened to a call, step by step: the story that its actor's page tells. */
@Entity({ name: "call_steps" })
@Index("call_steps_call", ["callRequestId", "at", "id"])
export class CallStepRecord {
  @PrimaryColumn("text", { primaryKeyConstraintName: "call_steps_pkey" }) id!: string;
  @Column("text") tenantId!: TenantId;
  @Column("text") callRequestId!: CallRequestId;
  @Column("text") kind!: CallStepKind;
  /** Null for what happened by itself. */
  @Column("text", { nullable: true }) operatorId!: OperatorId | null;
  @Column("text", { nullable: true }) reason!: ReportReason | null;
  @Column("text", { nullable: true }) outcome!: CallOutcome | null;
  @Column("timestamptz", { default: () => "clock_timestamp()" }) at!: Date;
}
