import { Column, Entity, Index, PrimaryColumn } from "typeorm";
import type { LabelId, TenantId } from "../contracts/ids.ts";
import type { LabelColor } from "../contracts/label.ts";

/** A word that operators put on conversations to find them again. */
@Entity({ name: "labels" })
@Index("labels_name", ["tenantId", "name"], { unique: true })
export class LabelRecord {
  @PrimaryColumn("text", { primaryKeyConstraintName: "labels_pkey" }) id!: LabelId;
  @Column("text") tenantId!: TenantId;
  @Column("text") name!: string;
  @Column("text") color!: LabelColor;
  @Column("timestamptz", { default: () => "now()" }) createdAt!: Date;
}
