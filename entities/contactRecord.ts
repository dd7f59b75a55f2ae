import { Column, Entity, Index, PrimaryColumn } from "typeorm";
import type { FactValue } from "../contracts/facts.ts";
import type { CompanyId, ContactId, OperatorId, TenantId } from "../contracts/ids.ts";

/** A person (or a group chat) outside. Searched by a trigram index of the migrations, which TypeORM cannot describe. */
@Entity({ name: "contacts" })
@Index("contacts_by_name", ["tenantId", "name", "id"])
@Index("contacts_of_tenant", ["tenantId", "id"])
@Index("contacts_company", ["companyId", "name", "id"], { where: `"companyId" IS NOT NULL` })
export class ContactRecord {
  @PrimaryColumn("text") id!: ContactId;
  @Column("text") tenantId!: TenantId;
  @Column("text") name!: string;
  @Column("text", { nullable: true }) phone!: string | null;
  /** Who is asked first when they need a person. */
  @Column("text", { nullable: true }) responsibleId!: OperatorId | null;
  @Column("text", { default: "" }) firstName!: string;
  @Column("text", { default: "" }) lastName!: string;
  @Column("text", { default: "" }) position!: string;
  @Column("text", { default: "" }) note!: string;
  @Column("text", { nullable: true }) companyId!: CompanyId | null;
  /** Fields of the tenant's own. */
  @Column("jsonb", { default: () => "'{}'" }) fields!: Record<string, FactValue>;
  /** By whose clock they live, where somebody has said it; null: by the tenant's. */
  @Column("text", { nullable: true }) timeZone!: string | null;
  @Column("integer", { default: 1 }) version!: number;
  @Column("timestamptz", { default: () => "now()" }) createdAt!: Date;
}
