import { Column, Entity, Index, PrimaryColumn } from "typeorm";
import type { PhoneKind } from "../contracts/contactPoints.ts";
import type { CallRequestId, CompanyId, ContactId, OperatorId, PhoneNumberId, TenantId } from "../contracts/ids.ts";

/** A number of a company or of a contact. Searched by a trigram index of the migrations. */
@Entity({ name: "phone_numbers" })
@Index("phone_numbers_company", ["companyId", "position"], { where: `"companyId" IS NOT NULL` })
@Index("phone_numbers_contact", ["contactId", "position"], { where: `"contactId" IS NOT NULL` })
@Index("phone_numbers_e164", ["tenantId", "e164"], { where: `"e164" IS NOT NULL` })
export class PhoneNumberRecord {
  @PrimaryColumn("text", { primaryKeyConstraintName: "phone_numbers_pkey" }) id!: PhoneNumberId;
  @Column("text") tenantId!: TenantId;
  @Column("text", { nullable: true }) companyId!: CompanyId | null;
  @Column("text", { nullable: true }) contactId!: ContactId | null;
  /** As it was typed. */
  @Column("text") phone!: string;
  @Column("text", { nullable: true }) e164!: string | null;
  @Column("text") kind!: PhoneKind;
  @Column("text") comment!: string;
  @Column("integer") position!: number;
  @Column("boolean", { default: false }) isColdCall!: boolean;
  @Column("timestamptz", { nullable: true }) coldMarkedAt!: Date | null;
  @Column("text", { nullable: true }) coldMarkedById!: OperatorId | null;
  @Column("text", { nullable: true }) coldMarkedCallId!: CallRequestId | null;
}
