import { queryOptions } from "@tanstack/react-query";
import { getInstallationHealth, listUnknownSignIns } from "../../../../contracts/endpoints/installation.ts";
import { listTenants } from "../../../../contracts/endpoints/tenants.ts";
import { call } from "../api/call.ts";

const everyMs = 15_000;

/** Nothing tells of these by an event, so they are asked for again and again while they are looked at. */
export const installationHealth = () =>
  queryOptions({
    queryKey: ["installationHealth"],
    queryFn: ({ signal }) => call(getInstallationHealth, { signal }),
    staleTime: 0,
    refetchInterval: everyMs,
  });

export const unknownSignIns = () =>
  queryOptions({
    queryKey: ["unknownSignIns"],
    queryFn: ({ signal }) => call(listUnknownSignIns, { signal }),
    select: (answer) => answer.failures,
    staleTime: 0,
    refetchInterval: everyMs * 4,
  });

export const tenants = () =>
  queryOptions({
    queryKey: ["tenants"],
    queryFn: ({ signal }) => call(listTenants, { signal }),
    select: (answer) => answer.tenants,
    staleTime: 0,
    refetchInterval: everyMs * 4,
  });
