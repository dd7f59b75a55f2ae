import { queryOptions } from "@tanstack/react-query";
import { getSafetyRules, listFailedSignIns, listOpenSessions } from "../../../../contracts/endpoints/security.ts";
import { call } from "../api/call.ts";

export const safetyRules = () =>
  queryOptions({ queryKey: ["safetyRules"], queryFn: ({ signal }) => call(getSafetyRules, { signal }) });

/** Nothing tells of a sign-in elsewhere, hence the slow refetch. */
const refetchInterval = 60_000;

export const openSessions = () =>
  queryOptions({
    queryKey: ["openSessions"],
    queryFn: ({ signal }) => call(listOpenSessions, { signal }),
    select: (answer) => answer.sessions,
    refetchInterval,
  });

export const failedSignIns = () =>
  queryOptions({
    queryKey: ["failedSignIns"],
    queryFn: ({ signal }) => call(listFailedSignIns, { signal }),
    select: (answer) => answer.failures,
    refetchInterval,
  });
