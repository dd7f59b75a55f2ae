import { z } from "zod";
import { Call } from "../call.ts";
import { CallFilter, CallPeriod, CallStatistics } from "../callStatistics.ts";
import { endpoint } from "../endpoint.ts";
import { BranchId, OperatorId } from "../ids.ts";

/** Newest first. `next` is the cursor of the following page, null on the last. */
export const listCalls = endpoint({
  name: "listCalls",
  summary: "The calls that the reader may see, the newest first.",
  method: "GET",
  path: "/api/v1/operator/calls",
  access: "calls.read",
  query: CallFilter.extend({
    /** counted: those that the statistics count. live: those that wait for a phone or are being made. */
    only: z.enum(["counted", "live"]).optional(),
    cursor: z.string().max(200).optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  result: z.object({ calls: z.array(Call), next: z.string().nullable() }),
});

export const StatisticsFilter = CallFilter.extend({ period: CallPeriod.default("month") });
export type StatisticsFilter = z.infer<typeof StatisticsFilter>;

export const getCallStatistics = endpoint({
  name: "getCallStatistics",
  summary: "How the calls of a period ended: by day, operator and branch, and by what phones said of them.",
  method: "GET",
  path: "/api/v1/operator/call-statistics",
  access: "calls.read",
  query: StatisticsFilter,
  result: CallStatistics,
});

export const listCallers = endpoint({
  name: "listCallers",
  summary: "Whose calls, and of which branches, can be asked for.",
  method: "GET",
  path: "/api/v1/operator/callers",
  access: "calls.read",
  result: z.object({
    operators: z.array(z.object({ id: OperatorId, name: z.string() })),
    branches: z.array(z.object({ id: BranchId, name: z.string() })),
  }),
});
