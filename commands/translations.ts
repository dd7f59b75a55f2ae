import type { DataSource } from "typeorm";
import type { MessageContent } from "../contracts/message.ts";
import type { TranslationRef } from "../contracts/translation.ts";

type Translating = Omit<TranslationRef, "tenantId">;

/** What has been translated already; null when nothing has, or when the message says something else by now. */
export async function readTranslation(db: DataSource, { messageId, language }: Translating): Promise<string | null> {
  const [row]: { text: string }[] = await db.query(
    `SELECT t.text FROM message_translations t JOIN messages m ON m.id = t."messageId"
     WHERE t."messageId" = $1 AND t.language = $2 AND t.content = m.content`,
    [messageId, language],
  );
  return row?.text ?? null;
}

/** What a message says now; null where there is no such message. */
export async function readContent(
  db: DataSource,
  { messageId }: Pick<Translating, "messageId">,
): Promise<MessageContent | null> {
  const [row]: { content: MessageContent }[] = await db.query(`SELECT content FROM messages WHERE id = $1`, [
    messageId,
  ]);
  return row?.content ?? null;
}

/** `content`: what was translated. It may have been edited meanwhile, by the messenger's clock even before. */
export async function keepTranslation(
  db: DataSource,
  { messageId, language, content, text }: Translating & { readonly content: MessageContent; readonly text: string },
): Promise<void> {
  await db.query(
    `INSERT INTO message_translations ("messageId", language, content, text) VALUES ($1, $2, $3, $4)
     ON CONFLICT ("messageId", language) DO UPDATE SET content = excluded.content, text = excluded.text`,
    [messageId, language, JSON.stringify(content), text],
  );
}
