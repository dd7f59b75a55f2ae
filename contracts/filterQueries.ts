import type { ConversationQuery } from "./conversationQuery.ts";
import type { ConversationFilter } from "./endpoints/conversations.ts";

const allOf = (...of: ConversationQuery["of"]): ConversationQuery => ({ match: "all", of });

const status = (...value: ("open" | "pending" | "snoozed" | "resolved")[]) =>
  ({ field: "status", operator: "anyOf", value }) as const;
const open = status("open");
const blocked = (value: boolean) => ({ field: "blocked", operator: "is", value }) as const;
const heard = blocked(false);

/** What each filter of the list selects, in the words of the filter builder, which can therefore go on from any of them. */
export const filterQueries: Readonly<Record<ConversationFilter, ConversationQuery>> = {
  all: allOf(open, heard),
  mine: allOf(open, heard, { field: "assignee", operator: "anyOf", value: ["me"] }),
  unassigned: allOf(
    open,
    heard,
    { field: "mode", operator: "anyOf", value: ["operator"] },
    { field: "assignee", operator: "anyOf", value: [null] },
  ),
  needsOperator: allOf(open, heard, { field: "needsOperator", operator: "is", value: true }),
  mentions: allOf(status("open", "pending", "snoozed"), heard, { field: "mentionsMe", operator: "is", value: true }),
  unattended: allOf(open, heard, { field: "awaitsAnswer", operator: "is", value: true }),
  bot: allOf(open, heard, { field: "mode", operator: "anyOf", value: ["bot"] }),
  pending: allOf(status("pending"), heard),
  snoozed: allOf(status("snoozed"), heard),
  resolved: allOf(status("resolved"), heard),
  spam: allOf(blocked(true)),
};

/** What the navigation counts. */
export const unreadQuery = allOf(open, heard, { field: "unread", operator: "is", value: true });
