import type { EntityManager } from "typeorm";
import type { ConversationId } from "../contracts/ids.ts";
import { AlbumItem } from "../contracts/message.ts";
import type { MessageContent } from "../contracts/message.ts";
import type { AcceptingAccount, InboundMessage } from "../contracts/update.ts";
import { newId } from "../entities/newId.ts";
import type { Accepted, Raw } from "./acceptUpdate.ts";
import type { ChangedMessage } from "./changes/applyChange.ts";
import { ringReworded } from "./changes/ringReworded.ts";
import { lockConversation } from "./lockConversation.ts";
import { recordEvents } from "./recordEvents.ts";

/**
 * Puts a piece of an album to the message that the album's first piece became, whenever it comes: who has not been answered
 * yet is answered for all of it. Null where there is no such message, and this piece is the first.
 */
export async function joinAlbum(
  manager: EntityManager,
  account: AcceptingAccount,
  piece: InboundMessage,
  { key, body }: Raw,
): Promise<Accepted | null> {
  const place = [account.id, piece.albumKey];
  const [found]: { conversationId: ConversationId }[] = await manager.query(
    `SELECT "conversationId" FROM messages WHERE "channelAccountId" = $1 AND "albumKey" = $2`,
    place,
  );
  const item = AlbumItem.safeParse(piece.content);
  if (found === undefined || !item.success) return null;
  const conversation = await lockConversation(manager, found.conversationId);
  const [album]: (ChangedMessage & { externalId: string })[] = await manager.query(
    `SELECT id, seq, direction, content, "editedAt", "externalId" FROM messages
     WHERE "channelAccountId" = $1 AND "albumKey" = $2`,
    place,
  );
  const items = album && itemsOf(album.content);
  if (album === undefined || items === undefined || album.externalId === piece.externalId) return null;
  const fresh: unknown[] = await manager.query(
    `WITH raw AS (
       INSERT INTO raw_updates ("channelAccountId", "externalId", "tenantId", status, body)
       VALUES ($1, $2, $3, 'parsed', $4) ON CONFLICT DO NOTHING RETURNING 1
     )
     INSERT INTO album_pieces ("channelAccountId", "externalId", "messageId", position)
     SELECT $1, p.* FROM raw, (VALUES ($5, $6, 0), ($7, $6, $8::integer)) AS p ON CONFLICT DO NOTHING RETURNING 1`,
    [
      account.id,
      key,
      account.tenantId,
      JSON.stringify(body),
      album.externalId,
      album.id,
      piece.externalId,
      items.length,
    ],
  );
  if (fresh.length === 0) return { duplicate: true, ring: [], media: [] };
  await manager.query(`UPDATE messages SET content = $2 WHERE id = $1`, [
    album.id,
    JSON.stringify({ kind: "album", items: [...items, item.data] } satisfies MessageContent),
  ]);
  const files = piece.files.map((file) => ({ ...file, id: newId("med") }));
  await manager.query(
    `INSERT INTO media (id, "tenantId", "channelAccountId", "messageId", "providerFileId", "mimeType", "fileName", "sizeBytes")
     SELECT f.id, $1, $2, $3, f."providerFileId", f."mimeType", f."fileName", f."sizeBytes" FROM jsonb_to_recordset($4::jsonb)
       AS f(id text, "providerFileId" text, "mimeType" text, "fileName" text, "sizeBytes" bigint)`,
    [account.tenantId, account.id, album.id, JSON.stringify(files)],
  );
  const { id: conversationId, tenantId } = conversation;
  await recordEvents(manager, tenantId, [{ kind: "message.changed", conversationId, messageId: album.id }]);
  const isAsking = album.direction === "in" && album.seq > conversation.answeredSeq;
  return {
    duplicate: false,
    ring: isAsking ? await ringReworded(manager, conversation, album.seq) : [],
    media: files.map(({ id }) => ({ mediaId: id, tenantId, channelAccountId: account.id })),
  };
}

function itemsOf(content: MessageContent): readonly AlbumItem[] | undefined {
  if (content.kind === "album") return content.items;
  const only = AlbumItem.safeParse(content);
  return only.success ? [only.data] : undefined;
}
