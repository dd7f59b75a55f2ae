import { Column, Entity, Index, PrimaryColumn } from "typeorm";
import type { ActionSource, CallDirection, CallOutcome, CallState, ResolveMethod } from "../contracts/call.ts";
import type { BranchId, CallRequestId, CompanyId, ContactId, OperatorId, TenantId } from "../contracts/ids.ts";

/** "This operator should call this number now", and what became of it. */
@Entity({ name: "call_requests" })
@Index("call_requests_waiting", ["operatorId", "createdAt", "id"], { where: `"state" = 'waiting'` })
@Index("call_requests_list", ["tenantId", "createdAt", "id"])
@Index("call_requests_operator", ["tenantId", "operatorId", "createdAt", "id"])
@Index("call_requests_company", ["companyId", "createdAt"], { where: `"companyId" IS NOT NULL` })
@Index("call_requests_contact", ["contactId", "createdAt"], { where: `"contactId" IS NOT NULL` })
export class CallRequestRecord {
  @PrimaryColumn("text", { primaryKeyConstraintName: "call_requests_pkey" }) id!: CallRequestId;
  @Column("text") tenantId!: TenantId;
  /** Who is to call. */
  @Column("text") operatorId!: OperatorId;
  @Column("text", { nullable: true }) requestedById!: OperatorId | null;
  /** The branch of the operator when it was asked for: statistics of a branch do not move with people. */
  @Column("text", { nullable: true }) branchId!: BranchId | null;
  @Column("text", { nullable: true }) companyId!: CompanyId | null;
  @Column("text", { nullable: true }) contactId!: ContactId | null;
  @Column("text") phoneTyped!: string;
  /** E.164, where it could be read as a number. */
  @Column("text", { nullable: true }) phone!: string | null;
  @Column("text", { default: "" }) note!: string;
  @Column("boolean", { default: false }) isColdCall!: boolean;
  @Column("text", { default: "waiting" }) state!: CallState;
  @Column("timestamptz", { default: () => "now()" }) createdAt!: Date;
  @Column("timestamptz") expiresAt!: Date;
  @Column("timestamptz", { nullable: true }) claimedAt!: Date | null;
  /** The phone that took it, by the id it gave itself. */
  @Column("text", { nullable: true }) deviceId!: string | null;
  @Column("text", { nullable: true }) outcome!: CallOutcome | null;
  @Column("timestamptz", { nullable: true }) startedAt!: Date | null;
  @Column("timestamptz", { nullable: true }) endedAt!: Date | null;
  @Column("integer", { nullable: true }) durationSeconds!: number | null;
  @Column("text", { nullable: true }) direction!: CallDirection | null;
  @Column("text", { nullable: true }) resolveMethod!: ResolveMethod | null;
  @Column("integer", { nullable: true }) attemptsCount!: number | null;
  @Column("text", { nullable: true }) actionSource!: ActionSource | null;
  /** When the result that counts was reported. */
  @Column("timestamptz", { nullable: true }) reportedAt!: Date | null;
}
