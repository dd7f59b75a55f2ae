import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { getBoard, getConversion, listPipelines, listStageMoves } from "../../../../contracts/endpoints/funnel.ts";
import type { AppealId, OperatorId, PipelineId } from "../../../../contracts/ids.ts";
import { call } from "../api/call.ts";

/** Everything that a move of a card may change. */
export const funnelKey = ["funnel"] as const;

export interface CardFilter {
  readonly assigneeId?: OperatorId | undefined;
  readonly search?: string | undefined;
  readonly closed?: boolean | undefined;
}

const queryOf = ({ assigneeId, search, closed }: CardFilter) => ({
  ...(assigneeId && { assigneeId }),
  ...(search && { search }),
  ...(closed && { closed: "true" }),
});

export const pipelines = () =>
  queryOptions({
    queryKey: ["pipelines"],
    queryFn: ({ signal }) => call(listPipelines, { signal }),
    select: (answer) => answer.pipelines,
  });

export const boardKey = [...funnelKey, "board"] as const;

export const board = (pipelineId: PipelineId, filter: CardFilter, limit: number) =>
  queryOptions({
    queryKey: [...boardKey, pipelineId, filter, limit],
    queryFn: ({ signal }) => call(getBoard, { params: { pipelineId }, query: { ...queryOf(filter), limit }, signal }),
    placeholderData: keepPreviousData,
  });

export const stageMoves = (appealId: AppealId) =>
  queryOptions({
    queryKey: [...funnelKey, "moves", appealId],
    queryFn: ({ signal }) => call(listStageMoves, { params: { appealId }, signal }),
    select: (answer) => answer.moves,
  });

export const conversion = (pipelineId: PipelineId, days: number) =>
  queryOptions({
    queryKey: [...funnelKey, "conversion", pipelineId, days],
    queryFn: ({ signal }) => call(getConversion, { params: { pipelineId }, query: { days }, signal }),
    select: (answer) => answer.stages,
    placeholderData: keepPreviousData,
  });
