import { Column, Entity, Index, PrimaryColumn } from "typeorm";
import type { CompanyColumn, CompanyFilter, CompanySort } from "../contracts/companyFilter.ts";
import type { CompanyViewId, OperatorId, TenantId } from "../contracts/ids.ts";

/** A table of companies that somebody has saved under a name. */
@Entity({ name: "company_views" })
@Index("company_views_of", ["tenantId", "operatorId", "position"])
export class CompanyViewRecord {
  @PrimaryColumn("text", { primaryKeyConstraintName: "company_views_pkey" }) id!: CompanyViewId;
  @Column("text") tenantId!: TenantId;
  /** Whose it is; null for one that everybody of the tenant has. */
  @Column("text", { nullable: true }) operatorId!: OperatorId | null;
  @Column("text") name!: string;
  @Column("jsonb") filter!: CompanyFilter;
  @Column("text") sort!: CompanySort;
  @Column("text", { array: true }) columns!: CompanyColumn[];
  /** Among those of the same owner, from 0. */
  @Column("integer") position!: number;
}
