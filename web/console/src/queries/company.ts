import { queryOptions } from "@tanstack/react-query";
import { getLogo, getOwnTenant, previewRetention } from "../../../../contracts/endpoints/ownTenant.ts";
import { call } from "../api/call.ts";

export const company = () =>
  queryOptions({ queryKey: ["company"], queryFn: ({ signal }) => call(getOwnTenant, { signal }) });

export const logo = () => queryOptions({ queryKey: ["logo"], queryFn: ({ signal }) => call(getLogo, { signal }) });

export const forgettable = (days: number) =>
  queryOptions({
    queryKey: ["forgettable", days],
    queryFn: ({ signal }) => call(previewRetention, { query: { days }, signal }),
    staleTime: 60_000,
  });
