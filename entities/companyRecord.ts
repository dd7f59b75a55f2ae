import { Column, Entity, Index, PrimaryColumn } from "typeorm";
import type { BranchId, CompanyId, OperatorId, TenantId } from "../contracts/ids.ts";

/** A legal entity. Contacts belong to it, and operators call it. */
@Entity({ name: "companies" })
@Index("companies_by_name", ["tenantId", "name", "id"])
@Index("companies_responsible", ["tenantId", "responsibleId"])
export class CompanyRecord {
  @PrimaryColumn("text", { primaryKeyConstraintName: "companies_pkey" }) id!: CompanyId;
  @Column("text") tenantId!: TenantId;
  @Column("text") name!: string;
  /** Null: it is everybody's who sees the whole tenant. */
  @Column("text", { nullable: true }) branchId!: BranchId | null;
  @Column("text", { nullable: true }) responsibleId!: OperatorId | null;
  @Column("timestamptz", { default: () => "now()" }) createdAt!: Date;
}
