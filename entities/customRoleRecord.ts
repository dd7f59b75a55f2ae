import { Column, Entity, Index, PrimaryColumn } from "typeorm";
import type { RoleId, TenantId } from "../contracts/ids.ts";
import type { Permission } from "../contracts/permissions.ts";

/** A role of a tenant's own. Operators have it by its id in `role`. */
@Entity({ name: "custom_roles" })
@Index("custom_roles_name", ["tenantId", "name"], { unique: true })
export class CustomRoleRecord {
  @PrimaryColumn("text", { primaryKeyConstraintName: "custom_roles_pkey" }) id!: RoleId;
  @Column("text") tenantId!: TenantId;
  @Column("text") name!: string;
  @Column("jsonb") permissions!: Permission[];
  @Column("timestamptz", { default: () => "now()" }) createdAt!: Date;
}
