import { queryOptions } from "@tanstack/react-query";
import { listApiKeys } from "../../../../contracts/endpoints/apiKeys.ts";
import { call } from "../api/call.ts";

export const apiKeys = () =>
  queryOptions({
    queryKey: ["apiKeys"],
    queryFn: ({ signal }) => call(listApiKeys, { signal }),
    select: (answer) => answer.apiKeys,
  });
