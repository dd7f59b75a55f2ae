import { changeFolder as change, createFolder as create, deleteFolder as remove } from "../../commands/folders.ts";
import { ConversationQuery } from "../../contracts/conversationQuery.ts";
import { changeFolder, createFolder, deleteFolder, listFolders } from "../../contracts/endpoints/folders.ts";
import type { Folder } from "../../contracts/endpoints/folders.ts";
import { countQueries } from "../finding/countQueries.ts";
import { route } from "../mount.ts";
import { parameters } from "../parameters.ts";
import { sees } from "../scope/scopes.ts";

export const folderRoutes = [
  route(listFolders, async ({ operator, deps: { db } }) => {
    const { values, bind } = parameters();
    const rows: (Omit<Folder, "query"> & { query: unknown })[] = await db.query(
      `SELECT f.id, f.name, f.color, f.query, f.sort, f."operatorId" IS NULL AS "isShared" FROM folders f
       WHERE ${sees.folder(operator, "f", bind)} ORDER BY f."operatorId" IS NOT NULL, f.position`,
      values,
    );
    const folders = rows.map(({ query, ...folder }) =>
      Object.assign(folder, { query: ConversationQuery.parse(query) }),
    );
    const counts = await countQueries(
      db,
      operator,
      folders.map(({ query }) => query),
    );
    return { folders: folders.map((folder, place) => Object.assign(folder, { conversations: counts[place] ?? 0 })) };
  }),

  route(createFolder, ({ body, operator, deps: { db } }) => create(db, operator.tenantId, body, operator)),

  route(changeFolder, ({ params: { folderId }, body, operator, deps: { db } }) =>
    change(db, { tenantId: operator.tenantId, folderId }, body, operator),
  ),

  route(deleteFolder, async ({ params: { folderId }, operator, deps: { db } }) => {
    await remove(db, { tenantId: operator.tenantId, folderId }, operator);
    return {};
  }),
];
