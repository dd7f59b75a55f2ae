import { queryOptions } from "@tanstack/react-query";
import { getFirstSteps, getLogo, getOwnTenant, previewRetention } from "../../../../contracts/endpoints/ownTenant.ts";
import { call } from "../api/call.ts";

export const company = () =>
  queryOptions({ queryKey: ["company"], queryFn: ({ signal }) => call(getOwnTenant, { signal }) });

/** Under the key of the lists, because a reply is one of them; the others are looked at anew when the screen opens. */
export const firstSteps = () =>
  queryOptions({
    queryKey: ["conversations", "firstSteps"],
    queryFn: ({ signal }) => call(getFirstSteps, { signal }),
    refetchOnMount: "always",
  });

export const logo = () => queryOptions({ queryKey: ["logo"], queryFn: ({ signal }) => call(getLogo, { signal }) });

export const forgettable = (days: number) =>
  queryOptions({
    queryKey: ["forgettable", days],
    queryFn: ({ signal }) => call(previewRetention, { query: { days }, signal }),
    staleTime: 60_000,
  });
