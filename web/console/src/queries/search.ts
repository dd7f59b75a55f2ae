import { infiniteQueryOptions, keepPreviousData } from "@tanstack/react-query";
import { searchMessages } from "../../../../contracts/endpoints/search.ts";
import type { SearchFilters, SearchGroup } from "../../../../contracts/endpoints/search.ts";
import type { ConversationId } from "../../../../contracts/ids.ts";
import { call } from "../api/call.ts";

/** The API numbers no first page: it is the one without a cursor. */
const firstPage = "";

/** The former answer stays on screen while the next letters are looked up. */
export const foundMessages = (q: string, filters: SearchFilters = {}) =>
  infiniteQueryOptions({
    queryKey: ["search", q, filters],
    queryFn: ({ pageParam, signal }) =>
      call(searchMessages, { query: { q, ...filters, ...(pageParam && { cursor: pageParam }) }, signal }),
    initialPageParam: firstPage,
    getNextPageParam: (page) => page.next,
    select: ({ pages }) => ({
      contacts: pages[0]?.contacts ?? [],
      groups: joined(pages.flatMap((page) => page.groups)),
    }),
    placeholderData: keepPreviousData,
    enabled: q.trim() !== "",
  });

/** A conversation that came up on several pages stands where it first did. */
function joined(groups: readonly SearchGroup[]): readonly SearchGroup[] {
  const byId = new Map<ConversationId, SearchGroup>();
  for (const group of groups) {
    const former = byId.get(group.conversationId);
    byId.set(group.conversationId, former ? { ...former, hits: [...former.hits, ...group.hits] } : group);
  }
  return [...byId.values()];
}
