import { Column, Entity, PrimaryColumn } from "typeorm";
import type { TenantId } from "../contracts/ids.ts";

/** One customer company of the installation. `settings` is completed by the defaults of contracts/tenantSettings.ts when read. */
@Entity({ name: "tenants" })
export class TenantRecord {
  @PrimaryColumn("text") id!: TenantId;
  @Column("text") name!: string;
  @Column("jsonb", { default: () => "'{}'" }) settings!: Record<string, unknown>;
  @Column("timestamptz", { default: () => "now()" }) createdAt!: Date;
}
