import { Column, Entity, Index, PrimaryColumn } from "typeorm";
import type { ContactId, TenantId } from "../contracts/ids.ts";

/** A person (or a group chat) outside. Searched by a trigram index of the migrations, which TypeORM cannot describe. */
@Entity({ name: "contacts" })
@Index("contacts_by_name", ["tenantId", "name", "id"])
export class ContactRecord {
  @PrimaryColumn("text") id!: ContactId;
  @Column("text") tenantId!: TenantId;
  @Column("text") name!: string;
  @Column("text", { nullable: true }) phone!: string | null;
  @Column("timestamptz", { default: () => "now()" }) createdAt!: Date;
}
