import { Column, Entity, Index, PrimaryColumn } from "typeorm";
import type { ChannelAccountId, TenantId } from "../contracts/ids.ts";

/** parsed: became messages. ignored: understood, and nothing to keep. unparsed: authentic but not understood; shown on the health card. */
export type RawUpdateStatus = "parsed" | "ignored" | "unparsed";

/** Everything a provider delivered, exactly as it came. The key makes a repeated delivery a no-op. */
@Entity({ name: "raw_updates" })
@Index("raw_updates_recent", ["channelAccountId", "receivedAt"])
@Index("raw_updates_unparsed", ["channelAccountId", "receivedAt"], { where: "status = 'unparsed'" })
export class RawUpdateRecord {
  @PrimaryColumn("text") channelAccountId!: ChannelAccountId;
  @PrimaryColumn("text") externalId!: string;
  @Column("text") tenantId!: TenantId;
  @Column("text") status!: RawUpdateStatus;
  @Column("text", { nullable: true }) reason!: string | null;
  @Column("jsonb") body!: unknown;
  @Column("timestamptz", { default: () => "now()" }) receivedAt!: Date;
}
