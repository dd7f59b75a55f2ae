import { z } from "zod";
import { CallOutcome } from "../../../../contracts/call.ts";
import type { CurrentCall } from "../calls/nextCall.ts";

/** What is said of a call, in the words of `POST /api/phone/calls/update/`. What is not known is not said. */
export const Report = z.object({
  call_request_id: z.string(),
  call_status: CallOutcome,
  call_started_at: z.string(),
  call_duration_seconds: z.number().int(),
  call_ended_at: z.string(),
  direction: z.literal("outgoing"),
  action_source: z.enum(["crm_ui", "notification", "history"]),
  note: z.string().optional(),
});
export type Report = z.infer<typeof Report>;

interface Told {
  readonly outcome: CallOutcome;
  readonly durationSeconds: number;
  readonly note: string;
}

/** A call that was not answered has no duration. */
export function reportOf(call: CurrentCall, { outcome, durationSeconds, note }: Told, now = Date.now()): Report {
  const startedAt = call.dialedAt ?? now;
  const duration = outcome === "connected" ? durationSeconds : 0;
  return {
    call_request_id: call.id,
    call_status: outcome,
    call_started_at: new Date(startedAt).toISOString(),
    call_duration_seconds: duration,
    call_ended_at: new Date(Math.max(call.backAt ?? now, startedAt + duration * 1_000)).toISOString(),
    direction: "outgoing",
    action_source: call.source,
    ...(note && { note }),
  };
}

/** Between pressing the button and coming back; ringing is part of it, so it is only a proposal. */
export const proposedSeconds = ({ dialedAt, backAt }: CurrentCall): number =>
  dialedAt === null || backAt === null ? 0 : Math.max(0, Math.round((backAt - dialedAt) / 1_000));
