import { z } from "zod";
import { endpoint } from "../endpoint.ts";

export const ActorSummary = z.object({
  workflowId: z.string(),
  runId: z.string(),
  type: z.string(),
  problem: z.string(),
  startedAt: z.iso.datetime(),
  temporalUrl: z.string().nullable(),
});
export type ActorSummary = z.infer<typeof ActorSummary>;

/** Actors whose workflow task keeps failing (Temporal's TemporalReportedProblems). `query` is the saved view's text for the Temporal UI. */
export const listStuckActors = endpoint({
  name: "listStuckActors",
  summary: "Actors that cannot move on until their code or data is mended.",
  method: "GET",
  path: "/api/v1/admin/actors/stuck",
  access: "actors.read",
  result: z.object({
    actors: z.array(ActorSummary),
    query: z.string(),
    temporalUrl: z.string().nullable(),
  }),
});

/** Temporal's JSON payloads: metadata and data are base64. */
const Payloads = z.object({
  payloads: z.array(
    z
      .object({
        metadata: z.record(z.string(), z.string()).optional(),
        data: z.string().optional(),
      })
      .loose(),
  ),
});

/** The remote codec of the Temporal UI and CLI; it reads the actors of all tenants, so only the installation's administrators may call it. */
export const decodePayloads = endpoint({
  name: "decodePayloads",
  summary: "Decrypt payloads for the Temporal UI.",
  method: "POST",
  path: "/api/v1/admin/codec/decode",
  access: "installation",
  body: Payloads,
  result: Payloads,
});

export const encodePayloads = endpoint({
  name: "encodePayloads",
  summary: "Encrypt payloads typed in the Temporal UI.",
  method: "POST",
  path: "/api/v1/admin/codec/encode",
  access: "installation",
  body: Payloads,
  result: Payloads,
});
