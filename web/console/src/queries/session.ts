import { queryOptions } from "@tanstack/react-query";
import { getSignInWays } from "../../../../contracts/endpoints/session.ts";
import { call } from "../api/call.ts";

/** They change with the environment only, which is to say with a restart. */
export const signInWays = () =>
  queryOptions({
    queryKey: ["signInWays"],
    queryFn: ({ signal }) => call(getSignInWays, { signal }),
    staleTime: Infinity,
  });
