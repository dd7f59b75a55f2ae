import type { Query, QueryClient } from "@tanstack/react-query";

/**
 * TanStack Query begins a fetch anew when its query is invalidated meanwhile, but not the very first one: what that has read
 * may be from before the change, and would stay on screen. Such a query is fetched once more.
 */
export function heedEarlyNews(client: QueryClient): void {
  const outdated = new WeakSet<Query>();
  client.getQueryCache().subscribe((happened) => {
    if (happened.type !== "updated") return;
    const { query, action } = happened;
    const isFirstFetch = query.state.data === undefined && query.state.fetchStatus === "fetching";
    if (action.type === "invalidate" && isFirstFetch) outdated.add(query);
    if (action.type !== "success" || !outdated.delete(query)) return;
    void client.invalidateQueries({ queryKey: query.queryKey, exact: true });
  });
}
