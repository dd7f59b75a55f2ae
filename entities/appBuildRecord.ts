import { Column, Entity, Index, PrimaryColumn } from "typeorm";
import type { AppBuildId, OperatorId, TenantId } from "../contracts/ids.ts";

/** A version of the dialer's Android app. Its file lies in the blob store under the same id. */
@Entity({ name: "app_builds" })
@Index("app_builds_version", ["tenantId", "versionCode"], { unique: true })
export class AppBuildRecord {
  @PrimaryColumn("text", { primaryKeyConstraintName: "app_builds_pkey" }) id!: AppBuildId;
  @Column("text") tenantId!: TenantId;
  @Column("text") versionName!: string;
  @Column("integer") versionCode!: number;
  @Column("text") fileName!: string;
  @Column("integer") sizeBytes!: number;
  @Column("text") sha256!: string;
  @Column("boolean", { default: true }) isActive!: boolean;
  @Column("text") uploadedById!: OperatorId;
  @Column("timestamptz", { default: () => "now()" }) createdAt!: Date;
}
