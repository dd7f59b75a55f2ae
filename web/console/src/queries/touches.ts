import { infiniteQueryOptions, keepPreviousData, queryOptions } from "@tanstack/react-query";
import {
  countContacts,
  getSequence,
  getSequenceVersion,
  getSimulation,
  listSequences,
} from "../../../../contracts/endpoints/sequences.ts";
import {
  countTouchRuns,
  getContactTouches,
  getTouchRun,
  listTouchRuns,
  previewMove,
} from "../../../../contracts/endpoints/touchRuns.ts";
import type { RunFilter } from "../../../../contracts/endpoints/touchRuns.ts";
import type { FactQuery } from "../../../../contracts/factQuery.ts";
import { TouchRunId } from "../../../../contracts/ids.ts";
import type { ContactId, SequenceId, SimulationId } from "../../../../contracts/ids.ts";
import type { SequenceKind } from "../../../../contracts/sequence.ts";
import { call } from "../api/call.ts";
import { queryClient } from "./queryClient.ts";

/** Everything that a change of a definition makes stale, and everything that a step of a run does. */
export const sequencesKey = ["sequences"] as const;
export const touchRunsKey = ["touchRuns"] as const;

const SIMULATION_LOOK_MS = 500;

export const sequenceList = (kind: SequenceKind, archived: boolean) =>
  queryOptions({
    queryKey: [...sequencesKey, "list", kind, archived],
    queryFn: ({ signal }) => call(listSequences, { query: { kind, archived: archived ? "true" : "false" }, signal }),
    select: (answer) => answer.sequences,
  });

/** Both kinds, for whoever chooses among them. */
export const everySequence = () =>
  queryOptions({
    queryKey: [...sequencesKey, "list"],
    queryFn: ({ signal }) => call(listSequences, { signal }),
    select: (answer) => answer.sequences,
  });

export const sequence = (sequenceId: SequenceId) =>
  queryOptions({
    queryKey: [...sequencesKey, "one", sequenceId],
    queryFn: ({ signal }) => call(getSequence, { params: { sequenceId }, signal }),
  });

/** A published version never changes, but how many run by it does. */
export const sequenceVersion = (sequenceId: SequenceId, version: number) =>
  queryOptions({
    queryKey: [...sequencesKey, "version", sequenceId, version],
    queryFn: ({ signal }) => call(getSequenceVersion, { params: { sequenceId, version }, signal }),
  });

export const countedContacts = (where: FactQuery) =>
  queryOptions({
    queryKey: ["contacts", "fitting", where],
    queryFn: ({ signal }) => call(countContacts, { body: { where }, signal }),
    placeholderData: keepPreviousData,
  });

/** Looked at while it runs; nobody is told how far it is. */
export const simulation = (simulationId: SimulationId) =>
  queryOptions({
    queryKey: ["simulations", simulationId],
    queryFn: ({ signal }) => call(getSimulation, { params: { simulationId }, signal }),
    refetchInterval: ({ state }) => (state.data?.status === "running" ? SIMULATION_LOOK_MS : false),
  });

const firstPage = "";

export const touchRunList = (filter: RunFilter) =>
  infiniteQueryOptions({
    queryKey: [...touchRunsKey, "list", filter],
    queryFn: ({ pageParam, signal }) => {
      const before = TouchRunId.safeParse(pageParam).data;
      return call(listTouchRuns, { query: { ...filter, ...(before && { before }) }, signal });
    },
    initialPageParam: firstPage,
    getNextPageParam: ({ runs, hasMore }) => (hasMore ? runs.at(-1)?.id : undefined),
    select: ({ pages }) => pages.flatMap((page) => page.runs),
    placeholderData: keepPreviousData,
  });

export const touchRunCounts = (filter: RunFilter) =>
  queryOptions({
    queryKey: [...touchRunsKey, "count", filter],
    queryFn: ({ signal }) => call(countTouchRuns, { query: filter, signal }),
    placeholderData: keepPreviousData,
  });

export const touchRun = (touchRunId: TouchRunId) =>
  queryOptions({
    queryKey: [...touchRunsKey, "one", touchRunId],
    queryFn: ({ signal }) => call(getTouchRun, { params: { touchRunId }, signal }),
  });

export const contactTouches = (contactId: ContactId) =>
  queryOptions({
    queryKey: [...touchRunsKey, "of", contactId],
    queryFn: ({ signal }) => call(getContactTouches, { params: { contactId }, signal }),
  });

export const movePreview = (filter: RunFilter & { readonly sequenceId: SequenceId }, toVersion: number) =>
  queryOptions({
    queryKey: [...touchRunsKey, "move", filter, toVersion],
    queryFn: ({ signal }) => call(previewMove, { body: { filter, toVersion }, signal }),
  });

export const refreshTouches = (): Promise<unknown> =>
  Promise.all([
    queryClient.invalidateQueries({ queryKey: sequencesKey }),
    queryClient.invalidateQueries({ queryKey: touchRunsKey }),
  ]);
