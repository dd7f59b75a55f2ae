import { Column, Entity, PrimaryColumn } from "typeorm";
import type { MessageId } from "../contracts/ids.ts";

/** All reactions of one person to one message. An empty set stays, so that an older one which comes late changes nothing. */
@Entity({ name: "message_reactions" })
export class MessageReactionRecord {
  @PrimaryColumn("text", { primaryKeyConstraintName: "message_reactions_pkey" }) messageId!: MessageId;
  /** The person, as the provider names them; OUR_SIDE, where an operator has reacted: an account has one reaction. */
  @PrimaryColumn("text", { primaryKeyConstraintName: "message_reactions_pkey" }) author!: string;
  @Column("text") name!: string;
  @Column("text", { array: true }) emoji!: string[];
  @Column("timestamptz") at!: Date;
}
