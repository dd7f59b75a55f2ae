import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { listCompanyRequests } from "../../../../contracts/endpoints/companyRequests.ts";
import { call } from "../api/call.ts";

export type WhichRequests = "pending" | "decided";

const firstPage = "";

export const companyRequests = (which: WhichRequests) =>
  infiniteQueryOptions({
    queryKey: ["companies", "requests", which],
    queryFn: ({ pageParam, signal }) =>
      call(listCompanyRequests, { query: { which, ...(pageParam && { cursor: pageParam }) }, signal }),
    initialPageParam: firstPage,
    getNextPageParam: (page) => page.next,
    select: ({ pages }) => pages.flatMap((page) => page.requests),
  });

/** How many wait for this operator's decision. */
export const waitingRequests = () =>
  queryOptions({
    queryKey: ["companies", "requests", "waiting"],
    queryFn: ({ signal }) => call(listCompanyRequests, { query: { limit: 1 }, signal }),
    select: (answer) => answer.waiting,
  });
