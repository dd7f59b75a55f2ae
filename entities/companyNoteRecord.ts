import { Column, Entity, Index, PrimaryColumn } from "typeorm";
import type { CompanyId, CompanyNoteId, MediaId, OperatorId, TenantId } from "../contracts/ids.ts";

/** A note about a company. Its file, where it has one, is a blob under `fileId`. */
@Entity({ name: "company_notes" })
@Index("company_notes_list", ["companyId", "createdAt", "id"])
export class CompanyNoteRecord {
  @PrimaryColumn("text", { primaryKeyConstraintName: "company_notes_pkey" }) id!: CompanyNoteId;
  @Column("text") tenantId!: TenantId;
  @Column("text") companyId!: CompanyId;
  @Column("text") authorId!: OperatorId;
  @Column("text") text!: string;
  @Column("timestamptz", { default: () => "now()" }) createdAt!: Date;
  @Column("timestamptz", { nullable: true }) editedAt!: Date | null;
  @Column("timestamptz", { nullable: true }) pinnedAt!: Date | null;
  @Column("text", { nullable: true }) pinnedById!: OperatorId | null;
  @Column("text", { nullable: true }) fileId!: MediaId | null;
  @Column("text", { nullable: true }) fileName!: string | null;
  @Column("text", { nullable: true }) mimeType!: string | null;
  @Column("integer", { nullable: true }) sizeBytes!: number | null;
}
