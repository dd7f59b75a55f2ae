import { getRouteApi, useNavigate } from "@tanstack/react-router";
import type { TouchesSearch } from "./touchesSearch.ts";

const route = getRouteApi("/shell/touches");

/** What is shown, as the address bar says, and the ways to change it: in place, or one step on that Back undoes. */
export function useTouchesPlace() {
  const search = route.useSearch();
  const navigate = useNavigate();
  const go = (change: Partial<TouchesSearch>, replace: boolean) =>
    void navigate({ to: "/touches", search: (now) => ({ ...now, ...change }), replace });
  return {
    search,
    narrow: (change: Partial<TouchesSearch>) => go(change, true),
    turnTo: (search: TouchesSearch) => void navigate({ to: "/touches", search }),
  };
}
