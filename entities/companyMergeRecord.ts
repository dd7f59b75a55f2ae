import { Column, Entity, Index, PrimaryColumn } from "typeorm";
import type { MergedFields } from "../contracts/companyMerge.ts";
import type { CompanyId, CompanyMergeId, OperatorId, TenantId } from "../contracts/ids.ts";

/** Two companies that became one, and all that it takes to part them again. */
@Entity({ name: "company_merges" })
@Index("company_merges_merged", ["mergedId"])
export class CompanyMergeRecord {
  @PrimaryColumn("text", { primaryKeyConstraintName: "company_merges_pkey" }) id!: CompanyMergeId;
  @Column("text") tenantId!: TenantId;
  /** The survivor. */
  @Column("text") companyId!: CompanyId;
  @Column("text") mergedId!: CompanyId;
  @Column("text") mergedById!: OperatorId;
  @Column("timestamptz", { default: () => "now()" }) createdAt!: Date;
  /** What the survivor took from the other, and what it had there before. */
  @Column("jsonb") taken!: MergedFields;
  @Column("jsonb") former!: MergedFields;
  /** By part: the id of each row that moved, what the merge changed in it beside its company, and a digest of what people may change. */
  @Column("jsonb", { default: () => "'{}'" }) moved!: Record<string, unknown>;
  @Column("timestamptz", { nullable: true }) undoneAt!: Date | null;
}
