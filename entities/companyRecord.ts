import { Column, Entity, Index, PrimaryColumn } from "typeorm";
import type { ContractType, LeadState } from "../contracts/company.ts";
import type { BranchId, CompanyId, DictionaryEntryId, OperatorId, TenantId } from "../contracts/ids.ts";

/** A legal entity. Contacts belong to it, and operators call it. Searched by a trigram index of the migrations. */
@Entity({ name: "companies" })
@Index("companies_by_name", ["tenantId", "name", "id"])
@Index("companies_created", ["tenantId", "createdAt", "id"])
@Index("companies_changed", ["tenantId", "updatedAt", "id"])
@Index("companies_contract", ["tenantId", "contractUntil", "id"], { where: `"contractUntil" IS NOT NULL` })
@Index("companies_responsible", ["tenantId", "responsibleId"])
@Index("companies_head", ["headCompanyId"], { where: `"headCompanyId" IS NOT NULL` })
@Index("companies_inn", ["tenantId", "inn"], { where: `"inn" IS NOT NULL` })
export class CompanyRecord {
  @PrimaryColumn("text", { primaryKeyConstraintName: "companies_pkey" }) id!: CompanyId;
  @Column("text") tenantId!: TenantId;
  @Column("text") name!: string;
  @Column("text", { default: "" }) legalName!: string;
  @Column("text", { nullable: true }) inn!: string | null;
  @Column("text", { nullable: true }) kpp!: string | null;
  @Column("text", { default: "" }) address!: string;
  @Column("text", { default: "" }) website!: string;
  @Column("text", { default: "" }) activityKind!: string;
  @Column("text", { default: "" }) contactName!: string;
  @Column("text", { default: "" }) contactPosition!: string;
  @Column("text", { default: "cold" }) leadState!: LeadState;
  /** Null: it is everybody's who sees the whole tenant. */
  @Column("text", { nullable: true }) branchId!: BranchId | null;
  @Column("text", { nullable: true }) responsibleId!: OperatorId | null;
  @Column("text", { nullable: true }) headCompanyId!: CompanyId | null;
  @Column("text", { nullable: true }) statusId!: DictionaryEntryId | null;
  @Column("text", { array: true, default: () => "'{}'" }) sphereIds!: DictionaryEntryId[];
  @Column("text", { nullable: true }) contractType!: ContractType | null;
  @Column("date", { nullable: true }) contractUntil!: string | null;
  @Column("timestamptz", { default: () => "now()" }) createdAt!: Date;
  @Column("timestamptz", { default: () => "now()" }) updatedAt!: Date;
  @Column("integer", { default: 1 }) version!: number;
  /** It is nowhere shown from then on. */
  @Column("timestamptz", { nullable: true }) deletedAt!: Date | null;
  /** The company that it became one with: that one is shown in its place. */
  @Column("text", { nullable: true }) mergedIntoId!: CompanyId | null;
}
