import { Column, Entity, Index, PrimaryColumn } from "typeorm";
import type { LeadState } from "../contracts/company.ts";
import type { CompanyRequest, CompanyRequestStatus } from "../contracts/companyRequest.ts";
import type { BranchId, CompanyId, CompanyRequestId, OperatorId, TenantId } from "../contracts/ids.ts";

/** A change of a company that somebody else decides on. A company has one of a kind that waits. */
@Entity({ name: "company_requests" })
@Index("company_requests_list", ["tenantId", "status", "createdAt", "id"])
@Index("company_requests_pending", ["companyId", "kind"], { unique: true, where: `"status" = 'pending'` })
export class CompanyRequestRecord {
  @PrimaryColumn("text", { primaryKeyConstraintName: "company_requests_pkey" }) id!: CompanyRequestId;
  @Column("text") tenantId!: TenantId;
  @Column("text") companyId!: CompanyId;
  /** As it was called then, and where it was: the request outlives the company. */
  @Column("text") companyName!: string;
  @Column("text", { nullable: true }) branchId!: BranchId | null;
  @Column("text") kind!: CompanyRequest["kind"];
  @Column("text", { nullable: true }) requestedState!: LeadState | null;
  @Column("text") reason!: string;
  @Column("text") requestedById!: OperatorId;
  @Column("text", { default: "pending" }) status!: CompanyRequestStatus;
  @Column("text", { nullable: true }) decidedById!: OperatorId | null;
  @Column("text", { nullable: true }) decisionNote!: string | null;
  @Column("timestamptz", { nullable: true }) decidedAt!: Date | null;
  /** What a deleted company was like: its row, numbers and addresses. */
  @Column("jsonb", { nullable: true }) snapshot!: Record<string, unknown> | null;
  @Column("timestamptz", { default: () => "now()" }) createdAt!: Date;
}
