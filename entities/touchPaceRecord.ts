import { Column, Entity, PrimaryColumn } from "typeorm";
import type { ChannelAccountId } from "../contracts/ids.ts";

/** When the next touch may leave by a channel account: touches that are due at once are given places one after another. */
@Entity({ name: "touch_paces" })
export class TouchPaceRecord {
  @PrimaryColumn("text", { primaryKeyConstraintName: "touch_paces_pkey" }) channelAccountId!: ChannelAccountId;
  @Column("timestamptz") freeAt!: Date;
}
