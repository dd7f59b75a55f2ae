import { Column, Entity, Index, PrimaryColumn } from "typeorm";
import type { EmailKind } from "../contracts/contactPoints.ts";
import type { CompanyId, ContactId, EmailAddressId, TenantId } from "../contracts/ids.ts";

/** An e-mail address of a company or of a contact. */
@Entity({ name: "email_addresses" })
@Index("email_addresses_company", ["companyId", "position"], { where: `"companyId" IS NOT NULL` })
@Index("email_addresses_contact", ["contactId", "position"], { where: `"contactId" IS NOT NULL` })
@Index("email_addresses_email", ["tenantId", "email"])
export class EmailAddressRecord {
  @PrimaryColumn("text", { primaryKeyConstraintName: "email_addresses_pkey" }) id!: EmailAddressId;
  @Column("text") tenantId!: TenantId;
  @Column("text", { nullable: true }) companyId!: CompanyId | null;
  @Column("text", { nullable: true }) contactId!: ContactId | null;
  @Column("text") email!: string;
  @Column("text") kind!: EmailKind;
  @Column("text") comment!: string;
  @Column("integer") position!: number;
}
