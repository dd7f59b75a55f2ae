import type { DataSource } from "typeorm";
import { previewText } from "../contracts/message.ts";
import type { MessageContent } from "../contracts/message.ts";
import type { TranslationRef } from "../contracts/translation.ts";

type Translating = Omit<TranslationRef, "tenantId">;

/** What has been translated already; null when nothing has, or when the message was edited since. */
export async function readTranslation(db: DataSource, { messageId, language }: Translating): Promise<string | null> {
  const [row]: { text: string }[] = await db.query(
    `SELECT t.text FROM message_translations t JOIN messages m ON m.id = t."messageId"
     WHERE t."messageId" = $1 AND t.language = $2 AND t."createdAt" >= coalesce(m."editedAt", '-infinity')`,
    [messageId, language],
  );
  return row?.text ?? null;
}

/** The words of a message, of a photo its caption; null where it has none. */
export async function readWords(db: DataSource, { messageId }: Pick<Translating, "messageId">): Promise<string | null> {
  const [row]: { content: MessageContent }[] = await db.query(`SELECT content FROM messages WHERE id = $1`, [
    messageId,
  ]);
  if (row === undefined) return null;
  const { content } = row;
  return (content.kind === "text" ? content.text : previewText(content)).trim() || null;
}

/** `at`: when the words that it translates were read. */
export async function keepTranslation(
  db: DataSource,
  { messageId, language, text, at }: Translating & { readonly text: string; readonly at: Date },
): Promise<void> {
  await db.query(
    `INSERT INTO message_translations ("messageId", language, text, "createdAt") VALUES ($1, $2, $3, $4)
     ON CONFLICT ("messageId", language) DO UPDATE SET text = excluded.text, "createdAt" = excluded."createdAt"`,
    [messageId, language, text, at],
  );
}
