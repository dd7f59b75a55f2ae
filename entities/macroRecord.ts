import { Column, Entity, Index, PrimaryColumn } from "typeorm";
import type { MacroId, TenantId } from "../contracts/ids.ts";
import type { MacroStep } from "../contracts/macro.ts";

@Entity({ name: "macros" })
@Index("macros_tenant", ["tenantId", "name"])
export class MacroRecord {
  @PrimaryColumn("text", { primaryKeyConstraintName: "macros_pkey" }) id!: MacroId;
  @Column("text") tenantId!: TenantId;
  @Column("text") name!: string;
  @Column("jsonb") steps!: MacroStep[];
  @Column("timestamptz", { default: () => "now()" }) createdAt!: Date;
}
