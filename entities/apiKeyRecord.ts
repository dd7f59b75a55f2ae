import { Column, Entity, Index, PrimaryColumn } from "typeorm";
import type { ApiKeyPermission } from "../contracts/apiKey.ts";
import type { ApiKeyId, BranchId, OperatorId, TenantId } from "../contracts/ids.ts";

/** A key of the public API. Only the SHA-256 of its secret is kept: 32 random bytes need no salt. */
@Entity({ name: "api_keys" })
@Index("api_keys_tenant", ["tenantId", "createdAt"])
@Index("api_keys_hash", ["hash"], { unique: true })
export class ApiKeyRecord {
  @PrimaryColumn("text", { primaryKeyConstraintName: "api_keys_pkey" }) id!: ApiKeyId;
  @Column("text") tenantId!: TenantId;
  @Column("text") name!: string;
  @Column("text") prefix!: string;
  @Column("text") hash!: string;
  @Column("jsonb") permissions!: ApiKeyPermission[];
  @Column("text", { nullable: true }) branchId!: BranchId | null;
  @Column("timestamptz", { nullable: true }) expiresAt!: Date | null;
  /** To about a minute. */
  @Column("timestamptz", { nullable: true }) lastUsedAt!: Date | null;
  @Column("timestamptz", { nullable: true }) revokedAt!: Date | null;
  @Column("text") createdBy!: OperatorId;
  @Column("timestamptz", { default: () => "now()" }) createdAt!: Date;
}
