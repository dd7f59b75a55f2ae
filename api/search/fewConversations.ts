import type { DataSource } from "typeorm";
import type { SearchFilters } from "../../contracts/endpoints/search.ts";
import type { ConversationId } from "../../contracts/ids.ts";
import { parameters } from "../parameters.ts";
import type { Bind } from "../parameters.ts";
import { sees } from "../scope/scopes.ts";
import type { Viewer } from "../scope/viewer.ts";

const FEW = 500;

/** The conversations there are to look in, for this viewer and with these filters, where they are few; null where they are many. */
export async function fewConversations(
  db: DataSource,
  viewer: Viewer,
  filters: SearchFilters,
): Promise<readonly ConversationId[] | null> {
  const { values, bind } = parameters();
  const narrowing = conversationFilters(filters, bind);
  if (viewer.scope === "GLOBAL" && narrowing.length === 0) return null;
  const rows: { id: ConversationId }[] = await db.query(
    `SELECT c.id FROM conversations c WHERE ${[sees.conversation(viewer, "c", bind), ...narrowing].join(" AND ")}
     LIMIT ${bind(FEW + 1)}`,
    values,
  );
  return rows.length > FEW ? null : rows.map(({ id }) => id);
}

/** What the filters demand of the conversation `c`. */
export const conversationFilters = (
  { channelAccountId, status, labelId }: SearchFilters,
  bind: Bind,
): readonly string[] => [
  ...(channelAccountId === undefined ? [] : [`c."channelAccountId" = ${bind(channelAccountId)}`]),
  ...(status === undefined ? [] : [`c.status = ${bind(status)}`]),
  ...(labelId === undefined
    ? []
    : [
        `EXISTS (SELECT 1 FROM conversation_labels l WHERE l."conversationId" = c.id AND l."labelId" = ${bind(labelId)})`,
      ]),
];
