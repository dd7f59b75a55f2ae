import { Column, Entity, PrimaryColumn } from "typeorm";
import type { MessageId } from "../contracts/ids.ts";
import type { MessageContent } from "../contracts/message.ts";
import type { TranslationLanguage } from "../contracts/translation.ts";

/** What a message says in another language. Valid while the message says what was translated. */
@Entity({ name: "message_translations" })
export class MessageTranslationRecord {
  @PrimaryColumn("text", { primaryKeyConstraintName: "message_translations_pkey" }) messageId!: MessageId;
  @PrimaryColumn("text", { primaryKeyConstraintName: "message_translations_pkey" }) language!: TranslationLanguage;
  @Column("jsonb") content!: MessageContent;
  @Column("text") text!: string;
  @Column("timestamptz", { default: () => "now()" }) createdAt!: Date;
}
