import { z } from "zod";
import { BULK_MAX, BulkAction, BulkLeft, BulkRun } from "../bulk.ts";
import { ConversationQuery } from "../conversationQuery.ts";
import { endpoint } from "../endpoint.ts";
import { BulkRunId, ConversationId } from "../ids.ts";
import { ConversationSelection } from "./conversations.ts";

const base = "/api/v1/operator/bulk-runs" as const;
const params = z.object({ bulkRunId: BulkRunId });
const access = "conversations.answer";

/** Those that are named, or all that fit a query. */
export const BulkSelection = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("ids"), ids: z.array(ConversationId).min(1).max(500) }),
  z.object({
    kind: z.literal("query"),
    query: ConversationQuery,
    search: z.string().trim().max(100).default(""),
    /** The query's name, for whoever reads later why something happened. */
    name: z.string().trim().min(1).max(100),
  }),
]);
export type BulkSelection = z.infer<typeof BulkSelection>;

/** Counted to the last one: a run says beforehand how many it will change. */
export const countSelection = endpoint({
  name: "countSelection",
  summary: `How many conversations a filter or a query selects, up to ${BULK_MAX + 1}.`,
  method: "GET",
  path: `${base}/selection`,
  access,
  query: ConversationSelection.extend({ search: z.string().trim().max(100).default("") }),
  result: z.object({ count: z.number().int() }),
});

/** The same clientKey twice is one run. What is selected is fixed here; what comes to fit the query later is left alone. */
export const startBulkRun = endpoint({
  name: "startBulkRun",
  summary: "Do the same to many conversations. Assigning to others needs the permission conversations.assign.",
  method: "POST",
  path: base,
  access,
  body: z.object({ clientKey: z.string().min(8).max(100), action: BulkAction, selection: BulkSelection }),
  result: BulkRun,
});

export const listBulkRuns = endpoint({
  name: "listBulkRuns",
  summary: "My latest bulk runs, the newest first.",
  method: "GET",
  path: base,
  access,
  result: z.object({ runs: z.array(BulkRun) }),
});

export const getBulkRun = endpoint({
  name: "getBulkRun",
  summary: "One of my bulk runs, with the first 200 conversations that it left as they were and why.",
  method: "GET",
  path: `${base}/:bulkRunId`,
  access,
  params,
  result: z.object({ run: BulkRun, left: z.array(BulkLeft) }),
});

export const stopBulkRun = endpoint({
  name: "stopBulkRun",
  summary: "Stop a run of mine. What it has done stays; stopping one that has ended changes nothing.",
  method: "POST",
  path: `${base}/:bulkRunId/stop`,
  access,
  params,
  result: BulkRun,
});

export const undoBulkRun = endpoint({
  name: "undoBulkRun",
  summary: "Put back what a run of mine changed, where nobody has changed it since.",
  method: "POST",
  path: `${base}/:bulkRunId/undo`,
  access,
  params,
  result: BulkRun,
});
