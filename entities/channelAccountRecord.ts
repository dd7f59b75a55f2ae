import { Column, Entity, Index, PrimaryColumn } from "typeorm";
import type { ChannelAccountStatus, ChannelKind } from "../contracts/channel.ts";
import type { BranchId, ChannelAccountId, TenantId } from "../contracts/ids.ts";

/** One connected messenger identity. `sealed` is the encrypted JSON of the adapter's settings and the webhook secret. */
@Entity({ name: "channel_accounts" })
@Index("channel_accounts_tenant", ["tenantId", "createdAt"])
export class ChannelAccountRecord {
  @PrimaryColumn("text") id!: ChannelAccountId;
  @Column("text") tenantId!: TenantId;
  @Column("text") kind!: ChannelKind;
  @Column("text") name!: string;
  @Column("text", { default: "active" }) status!: ChannelAccountStatus;
  @Column("text", { nullable: true }) statusDetail!: string | null;
  /** Whose conversations these are: new ones inherit it. */
  @Column("text", { nullable: true }) branchId!: BranchId | null;
  @Column("text") sealed!: string;
  @Column("timestamptz", { default: () => "now()" }) createdAt!: Date;
}
