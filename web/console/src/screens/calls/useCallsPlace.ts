import { getRouteApi, useNavigate } from "@tanstack/react-router";
import type { CallsSearch } from "./callsSearch.ts";

const route = getRouteApi("/shell/calls");

/** What is shown, as the address bar says, and the ways to change it: in place, or one step on that Back undoes. */
export function useCallsPlace() {
  const search = route.useSearch();
  const navigate = useNavigate();
  const go = (change: Partial<CallsSearch>, replace: boolean) =>
    void navigate({ to: "/calls", search: (now) => ({ ...now, ...change }), replace });
  return {
    search,
    narrow: (change: Partial<CallsSearch>) => go(change, true),
    turnTo: (change: Partial<CallsSearch>) => go(change, false),
    /** From a figure to the calls that it counts. */
    drill: (change: Partial<CallsSearch>) =>
      go({ period: search.period ?? "month", ...change, tab: undefined, by: undefined, which: "counted" }, false),
  };
}
