import type { ConversationQuery } from "../../../../../../contracts/conversationQuery.ts";
import type { ConversationSort } from "../../../../../../contracts/endpoints/conversations.ts";
import type { Folder } from "../../../../../../contracts/endpoints/folders.ts";

/** That the list shows exactly this folder. The schema writes the keys of every query in one order. */
export const isShown = (
  folder: Pick<Folder, "query" | "sort">,
  where: ConversationQuery | undefined,
  sort: ConversationSort,
): boolean => folder.sort === sort && JSON.stringify(folder.query) === JSON.stringify(where);
