import { Column, Entity, Index, PrimaryColumn } from "typeorm";
import type { CallOutcome, ReportReason, ReportSource, ResolveMethod } from "../contracts/call.ts";
import type { CallRequestId, TenantId } from "../contracts/ids.ts";

/** Everything a phone ever said of a call. One of them counts; the others are kept with the reason why they do not. */
@Entity({ name: "call_reports" })
@Index("call_reports_once", ["askedAboutId", "fingerprint"], { unique: true })
@Index("call_reports_call", ["callRequestId", "receivedAt"])
export class CallReportRecord {
  @PrimaryColumn("text", { primaryKeyConstraintName: "call_reports_pkey" }) id!: string;
  @Column("text") tenantId!: TenantId;
  @Column("text") callRequestId!: CallRequestId;
  /** The call that the phone named; another one where it was made again from the phone's history. */
  @Column("text") askedAboutId!: CallRequestId;
  @Column("text") source!: ReportSource;
  /** A hash of what was sent: phones repeat what they are not sure has arrived. */
  @Column("text") fingerprint!: string;
  /** As it was sent, values we do not know included. */
  @Column("jsonb") payload!: unknown;
  @Column("text", { nullable: true }) outcome!: CallOutcome | null;
  @Column("integer", { nullable: true }) durationSeconds!: number | null;
  @Column("text", { nullable: true }) resolveMethod!: ResolveMethod | null;
  @Column("boolean") counts!: boolean;
  @Column("text") reason!: ReportReason;
  @Column("integer", { nullable: true }) clockOffSeconds!: number | null;
  /** What the operator added. */
  @Column("text", { default: "" }) note!: string;
  @Column("timestamptz", { default: () => "clock_timestamp()" }) receivedAt!: Date;
}
