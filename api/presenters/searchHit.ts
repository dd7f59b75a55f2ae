import type { DataSource } from "typeorm";
import { searchableText } from "../../commands/search/searchableText.ts";
import type { SearchGroup, SearchHit } from "../../contracts/endpoints/search.ts";
import type { ConversationId } from "../../contracts/ids.ts";
import type { MessageContent } from "../../contracts/message.ts";
import type { FoundMessage } from "../search/findMessages.ts";
import { markText } from "../search/markText.ts";

interface HitRow
  extends Omit<SearchGroup, "hits">, Pick<SearchHit, "messageId" | "direction" | "author" | "operatorName"> {
  readonly content: MessageContent;
  readonly fileNames: readonly string[];
  readonly occurredAt: Date;
}

/** Found messages as people see them: under their conversations, in the order in which these come first. */
export async function readSearchGroups(
  db: DataSource,
  found: readonly FoundMessage[],
): Promise<readonly SearchGroup[]> {
  const rows: HitRow[] = await db.query(
    `SELECT m.id AS "messageId", m.direction, m.author, o.name AS "operatorName", m.content, m."occurredAt",
       ARRAY(SELECT f."fileName" FROM media f WHERE f."messageId" = m.id AND f."fileName" IS NOT NULL) AS "fileNames",
       c.id AS "conversationId", c."contactId", p.name AS "contactName", c.status, a.kind AS "channelKind", a.name AS "channelName"
     FROM messages m
     JOIN conversations c ON c.id = m."conversationId"
     JOIN contacts p ON p.id = c."contactId"
     JOIN channel_accounts a ON a.id = c."channelAccountId"
     LEFT JOIN operators o ON o.id = m."operatorId"
     WHERE m.id = ANY($1::text[])`,
    [found.map(({ messageId }) => messageId)],
  );
  const byId = new Map(rows.map((row) => [row.messageId, row]));
  const groups = new Map<ConversationId, SearchGroup>();
  for (const { messageId, tier } of found) {
    const row = byId.get(messageId);
    if (row === undefined) continue; // Deleted since it was found.
    const { direction, author, operatorName, content, fileNames, occurredAt, ...conversation } = row;
    const { messageId: _, ...heading } = conversation;
    const hit: SearchHit = {
      messageId,
      direction,
      author,
      operatorName,
      kind: content.kind,
      ...present(markText(searchableText(content, fileNames), tier.sought)),
      match: tier.match,
      occurredAt: occurredAt.toISOString(),
    };
    const group = groups.get(heading.conversationId) ?? { ...heading, hits: [] };
    groups.set(heading.conversationId, { ...group, hits: [...group.hits, hit] });
  }
  return [...groups.values()];
}

const present = ({ text, marks }: ReturnType<typeof markText>) => ({ text, marks: [...marks] });
