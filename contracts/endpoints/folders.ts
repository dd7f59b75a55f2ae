import { z } from "zod";
import { ConversationQuery } from "../conversationQuery.ts";
import { endpoint } from "../endpoint.ts";
import { FolderId } from "../ids.ts";
import { LabelColor } from "../label.ts";
import { ConversationSort, COUNTED_UP_TO } from "./conversations.ts";

const base = "/api/v1/operator/folders" as const;
const params = z.object({ folderId: FolderId });
const access = "conversations.read";

const fields = z.object({
  name: z.string().trim().min(1).max(40),
  color: LabelColor,
  query: ConversationQuery,
  sort: ConversationSort,
});

/** A query that somebody has saved. Everybody of the tenant has a shared one; the rest are one's own. */
export const Folder = fields.extend({ id: FolderId, isShared: z.boolean() });
export type Folder = z.infer<typeof Folder>;

/** A count above COUNTED_UP_TO says that there are more than that. */
export const listFolders = endpoint({
  name: "listFolders",
  summary: "The shared folders and then one's own, each with how many conversations the operator sees in it.",
  method: "GET",
  path: base,
  access,
  result: z.object({
    folders: z.array(
      Folder.extend({
        conversations: z
          .number()
          .int()
          .max(COUNTED_UP_TO + 1),
      }),
    ),
  }),
});

export const createFolder = endpoint({
  name: "createFolder",
  summary: "Save a query as a folder. A shared one needs the permission settings.manage.",
  method: "POST",
  path: base,
  access,
  body: fields.extend({ isShared: z.boolean().default(false) }),
  result: Folder,
});

/** Fields that are absent stay. `position` counts from 0 among the folders of the same owner. */
export const changeFolder = endpoint({
  name: "changeFolder",
  summary: "Change or move a folder. A shared one needs the permission settings.manage.",
  method: "PATCH",
  path: `${base}/:folderId`,
  access,
  params,
  body: fields.partial().extend({ position: z.number().int().min(0).optional() }),
  result: Folder,
});

export const deleteFolder = endpoint({
  name: "deleteFolder",
  summary: "Delete a folder; its conversations stay. A shared one needs the permission settings.manage.",
  method: "DELETE",
  path: `${base}/:folderId`,
  access,
  params,
  result: z.object({}),
});
