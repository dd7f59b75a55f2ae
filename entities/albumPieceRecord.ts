import { Column, Entity, Index, PrimaryColumn } from "typeorm";
import type { ChannelAccountId, MessageId } from "../contracts/ids.ts";

/** Messengers send an album as several messages. It is one of ours, and each of theirs stays to be found by its own id. */
@Entity({ name: "album_pieces" })
@Index("album_pieces_message", ["messageId"])
export class AlbumPieceRecord {
  @PrimaryColumn("text", { primaryKeyConstraintName: "album_pieces_pkey" }) channelAccountId!: ChannelAccountId;
  @PrimaryColumn("text", { primaryKeyConstraintName: "album_pieces_pkey" }) externalId!: string;
  @Column("text") messageId!: MessageId;
  /** Its place among the items of the message's content, and among its files. */
  @Column("integer") position!: number;
  /** The same as that of the raw update that brought it. */
  @Column("timestamptz", { default: () => "now()" }) recordedAt!: Date;
  @Column("timestamptz", { nullable: true }) deletedAt!: Date | null;
}
