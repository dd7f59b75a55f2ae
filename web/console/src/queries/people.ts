import { queryOptions } from "@tanstack/react-query";
import { listPeople, readPersonLink } from "../../../../contracts/endpoints/people.ts";
import { getProfile, listSessions } from "../../../../contracts/endpoints/profile.ts";
import { call } from "../api/call.ts";

/** Presence changes without an event of its own, hence the slow refetch. */
export const people = () =>
  queryOptions({
    queryKey: ["people"],
    queryFn: ({ signal }) => call(listPeople, { signal }),
    select: (answer) => answer.people,
    refetchInterval: 30_000,
  });

export const profile = () =>
  queryOptions({ queryKey: ["profile"], queryFn: ({ signal }) => call(getProfile, { signal }) });

export const ownSessions = () =>
  queryOptions({
    queryKey: ["ownSessions"],
    queryFn: ({ signal }) => call(listSessions, { signal }),
    select: (answer) => answer.sessions,
  });

export const personLink = (token: string) =>
  queryOptions({
    queryKey: ["personLink", token],
    queryFn: ({ signal }) => call(readPersonLink, { body: { token }, signal }),
    retry: false,
  });
