import { Column, Entity, PrimaryColumn } from "typeorm";
import type { TenantId } from "../contracts/ids.ts";
import type { TenantStatus } from "../contracts/tenant.ts";

/** One customer company of the installation. `settings` is completed by the defaults of contracts/tenantSettings.ts when read. */
@Entity({ name: "tenants" })
export class TenantRecord {
  @PrimaryColumn("text") id!: TenantId;
  @Column("text") name!: string;
  @Column("text", { default: "active" }) status!: TenantStatus;
  @Column("text", { nullable: true }) suspendedReason!: string | null;
  @Column("jsonb", { default: () => "'{}'" }) settings!: Record<string, unknown>;
  /** Sealed: entities/telegramApp.ts. */
  @Column("text", { nullable: true }) telegramApp!: string | null;
  @Column("timestamptz", { default: () => "now()" }) createdAt!: Date;
}
