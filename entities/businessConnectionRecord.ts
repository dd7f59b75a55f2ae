import { Column, Entity, PrimaryColumn } from "typeorm";
import type { ChannelAccountId, TenantId } from "../contracts/ids.ts";

/** A person whose account a Telegram bot answers for (Telegram Business). */
@Entity({ name: "business_connections" })
export class BusinessConnectionRecord {
  @PrimaryColumn("text", { primaryKeyConstraintName: "business_connections_pkey" }) channelAccountId!: ChannelAccountId;
  @PrimaryColumn("text", { primaryKeyConstraintName: "business_connections_pkey" }) id!: string;
  @Column("text") tenantId!: TenantId;
  /** By name. */
  @Column("text") owner!: string;
  @Column("boolean") isEnabled!: boolean;
  @Column("boolean") mayReply!: boolean;
  @Column("timestamptz", { default: () => "now()" }) changedAt!: Date;
}
