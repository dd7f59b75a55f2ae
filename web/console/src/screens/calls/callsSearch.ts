import { z } from "zod";
import { CallPeriod } from "../../../../../contracts/callStatistics.ts";
import type { CallFilter } from "../../../../../contracts/callStatistics.ts";
import { listCalls } from "../../../../../contracts/endpoints/callStatistics.ts";
import { CallRequestId } from "../../../../../contracts/ids.ts";
import type { CallListFilter } from "../../queries/callStatistics.ts";

const filters = listCalls.query.omit({ cursor: true, limit: true }).shape;
const fitting = <Schema extends z.ZodType>(schema: Schema) => schema.optional().catch(undefined);

/** What the address bar holds: a link shows the same calls and figures to whoever may see them. */
export const CallsSearch = z.object({
  tab: z.literal("statistics").optional().catch(undefined),
  /** What the table of the statistics has a line for. */
  by: z.enum(["branch", "time"]).optional().catch(undefined),
  call: CallRequestId.optional().catch(undefined),
  period: CallPeriod.optional().catch(undefined),
  date: fitting(filters.date),
  operatorId: fitting(filters.operatorId),
  branchId: fitting(filters.branchId),
  outcome: fitting(filters.outcome),
  direction: fitting(filters.direction),
  resolveMethod: fitting(filters.resolveMethod),
  actionSource: fitting(filters.actionSource),
  /** The list's `only`. */
  which: fitting(filters.only),
});
export type CallsSearch = z.infer<typeof CallsSearch>;

/** The filters of the list among them. */
export const listFilterOf = ({ which, ...search }: CallsSearch): CallListFilter => ({
  ...filterOf(search),
  only: which,
});

/** Those of the statistics, which are always of a period. */
export const statisticsFilterOf = ({ which: _which, ...search }: CallsSearch): CallFilter => ({
  ...filterOf(search),
  period: search.period ?? "month",
});

const filterOf = ({ tab: _tab, by: _by, call: _call, ...filter }: Omit<CallsSearch, "which">): CallFilter => filter;
