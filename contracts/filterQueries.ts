import type { ConversationQuery } from "./conversationQuery.ts";
import type { ConversationFilter } from "./endpoints/conversations.ts";

const allOf = (...of: ConversationQuery["of"]): ConversationQuery => ({ match: "all", of });

const status = (...value: ("open" | "pending" | "snoozed" | "resolved")[]) =>
  ({ field: "status", operator: "anyOf", value }) as const;
const open = status("open");

/** What each filter of the list selects, in the words of the filter builder, which can therefore go on from any of them. */
export const filterQueries: Readonly<Record<ConversationFilter, ConversationQuery>> = {
  all: allOf(open),
  mine: allOf(open, { field: "assignee", operator: "anyOf", value: ["me"] }),
  unassigned: allOf(
    open,
    { field: "mode", operator: "anyOf", value: ["operator"] },
    { field: "assignee", operator: "anyOf", value: [null] },
  ),
  needsOperator: allOf(open, { field: "needsOperator", operator: "is", value: true }),
  mentions: allOf(status("open", "pending", "snoozed"), { field: "mentionsMe", operator: "is", value: true }),
  unattended: allOf(open, { field: "awaitsAnswer", operator: "is", value: true }),
  bot: allOf(open, { field: "mode", operator: "anyOf", value: ["bot"] }),
  pending: allOf(status("pending")),
  snoozed: allOf(status("snoozed")),
  resolved: allOf(status("resolved")),
  spam: allOf({ field: "blocked", operator: "is", value: true }),
};

/** What the navigation counts. */
export const unreadQuery = allOf(open, { field: "unread", operator: "is", value: true });
