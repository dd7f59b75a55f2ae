import { Column, Entity, Index, PrimaryColumn } from "typeorm";
import type { DeviceType, PartSource, RepairKind } from "../contracts/extraction.ts";
import type { PriceRowId, TenantId } from "../contracts/ids.ts";

/** One line of a tenant's price list (contracts/price.ts). Amounts are kopecks. */
@Entity({ name: "price_rows" })
@Index("price_rows_tenant", ["tenantId", "repair"])
export class PriceRowRecord {
  @PrimaryColumn("text") id!: PriceRowId;
  @Column("text") tenantId!: TenantId;
  @Column("text", { nullable: true }) deviceType!: DeviceType | null;
  @Column("text", { nullable: true }) brand!: string | null;
  @Column("text", { nullable: true }) model!: string | null;
  @Column("text") repair!: RepairKind;
  @Column("text", { nullable: true }) partSource!: PartSource | null;
  @Column("text") title!: string;
  @Column("integer") amount!: number;
  @Column("text", { default: "RUB" }) currency!: "RUB";
  @Column("boolean", { default: false }) isFrom!: boolean;
  @Column("integer", { nullable: true }) durationMinutes!: number | null;
}
