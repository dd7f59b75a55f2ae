import { Column, Entity, PrimaryColumn } from "typeorm";
import type { MessageId, OperatorId } from "../contracts/ids.ts";
import type { MessageContent } from "../contracts/message.ts";

/** What a message said before one of its edits, and until when. Nothing that was said is overwritten. */
@Entity({ name: "message_edits" })
export class MessageEditRecord {
  @PrimaryColumn("text", { primaryKeyConstraintName: "message_edits_pkey" }) messageId!: MessageId;
  /** In the order in which the edits came, which need not be that of `at`. */
  @PrimaryColumn("integer", { primaryKeyConstraintName: "message_edits_pkey" }) number!: number;
  @Column("jsonb") was!: MessageContent;
  @Column("timestamptz") at!: Date;
  /** Null for an edit of the contact's. */
  @Column("text", { nullable: true }) operatorId!: OperatorId | null;
  /** The raw update that brought it. */
  @Column("text", { nullable: true }) updateKey!: string | null;
  /** Since when the screen has shown the next version. */
  @Column("timestamptz", { default: () => "now()" }) recordedAt!: Date;
}
