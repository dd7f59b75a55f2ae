import { BULK_MAX } from "../../contracts/bulk.ts";
import type { BulkSelection } from "../../contracts/endpoints/bulk.ts";
import type { ConversationQuery } from "../../contracts/conversationQuery.ts";
import type { Bind } from "../parameters.ts";
import { searchPattern, soughtContacts } from "../searchContacts.ts";
import type { Viewer } from "../scope/viewer.ts";
import { selectPage } from "./selectPage.ts";

/** What is named is taken in whatever status it is, blocked or not. */
const anything: ConversationQuery = {
  match: "any",
  of: [true, false].map((value) => ({ field: "blocked", operator: "is", value })),
};

/** The ids of what a viewer has selected of what they see; one more than a run takes shows that it is too many. */
export function selectChosen(viewer: Viewer, selection: BulkSelection, bind: Bind): string {
  const limit = BULK_MAX + 1;
  if (selection.kind === "ids") {
    const narrowed = (own: Bind) => `c.id = ANY(${own(selection.ids)}::text[])`;
    return selectPage(viewer, { query: anything, narrowed, limit }, bind);
  }
  const { query, search } = selection;
  return selectPage(viewer, { query, limit, ...(search !== "" && { narrowed: soughtBy(viewer, search) }) }, bind);
}

/**
 * The further condition on `c` that its contact's name, phone or user name fits. Who sees few conversations has them
 * compared with the names; for the rest the conversations are looked up by the names.
 */
export const soughtBy =
  ({ tenantId, scope }: Viewer, search: string) =>
  (bind: Bind): string => {
    const ids = soughtContacts(bind(tenantId), bind(searchPattern(search)));
    return scope === "SELF" ? `c."contactId" IN (${ids})` : `c."contactId" = ANY(ARRAY(${ids}))`;
  };
