import { getRouteApi, useNavigate } from "@tanstack/react-router";
import type { z } from "zod";
import type { CompaniesSearch } from "../../search.ts";

const route = getRouteApi("/shell/companies");

/** Which companies the table shows, as the address bar holds it. */
export function useCompaniesPlace() {
  const { search = "", having = {}, order = "name" } = route.useSearch();
  const navigate = useNavigate();
  return {
    search,
    filter: having,
    sort: order,
    isNarrowed: search !== "" || Object.keys(having).length > 0,
    narrow: (change: z.input<typeof CompaniesSearch>) =>
      void navigate({ to: ".", search: (now) => ({ ...now, ...change }), replace: true }),
  };
}
