import { type QueryClient, queryOptions } from "@tanstack/react-query";
import { listBranches, listRoles, listTeams } from "../../../../contracts/endpoints/structure.ts";
import { call } from "../api/call.ts";

export const branches = () =>
  queryOptions({
    queryKey: ["branches"],
    queryFn: ({ signal }) => call(listBranches, { signal }),
    select: (answer) => answer.branches,
  });

export const teams = () =>
  queryOptions({
    queryKey: ["teams"],
    queryFn: ({ signal }) => call(listTeams, { signal }),
    select: (answer) => answer.teams,
  });

export const roles = () =>
  queryOptions({
    queryKey: ["roles"],
    queryFn: ({ signal }) => call(listRoles, { signal }),
    select: (answer) => answer.roles,
  });

const arranged: ReadonlySet<unknown> = new Set(["branches", "teams", "roles", "people", "channelAccounts"]);

/** Each of them counts or names some of the others. */
export const refreshStructure = (client: QueryClient): Promise<void> =>
  client.invalidateQueries({ predicate: ({ queryKey }) => arranged.has(queryKey[0]) });
