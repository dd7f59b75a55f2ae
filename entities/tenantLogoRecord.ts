import { Column, Entity, PrimaryColumn } from "typeorm";
import type { TenantId } from "../contracts/ids.ts";
import type { LogoType } from "../contracts/logo.ts";

/** A tenant's logo. Apart from its settings, which are read at every turn. */
@Entity({ name: "tenant_logos" })
export class TenantLogoRecord {
  @PrimaryColumn("text", { primaryKeyConstraintName: "tenant_logos_pkey" }) tenantId!: TenantId;
  @Column("text") type!: LogoType;
  @Column("bytea") bytes!: Buffer;
}
