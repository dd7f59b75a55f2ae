import { z } from "zod";
import { ActionSource, CallDirection, CallOutcome, ResolveMethod } from "../call.ts";
import { text } from "./lenient.ts";

/** The longest that a phone may ask to be kept waiting, in seconds: shorter than what proxies allow a request. */
export const LONG_POLL_MAX_SECONDS = 25;

/** The old app asks every second or so. A newer one asks to be kept waiting, and says which call it heard of last. */
export const PhonePull = z.object({
  device_id: z.string().trim().max(200).catch(""),
  wait: z.coerce.number().min(0).max(LONG_POLL_MAX_SECONDS).catch(0),
  last: z.uuid().optional().catch(undefined),
});

/** What a phone is to call. Ids are UUIDs with dashes, and the text is never null. */
export interface PulledCall {
  readonly id: string;
  readonly phone: string;
  readonly company_id: string | null;
  readonly contact_id: string | null;
  readonly note: string;
  readonly created_at: string;
}

/** What does not fit is as good as absent: a phone whose report is refused would repeat it for ever. */
const absentUnless = <Schema extends z.ZodType>(schema: Schema) => schema.nullish().catch(null);
const count = absentUnless(z.coerce.number().int().min(0).max(2_147_483_647));
const moment = absentUnless(z.iso.datetime({ offset: true, local: true }));

/**
 * A phone's report, old (the first four fields) or new. An outcome that we do not know is `unknown`, another value that we
 * do not know is none; what was sent is kept beside.
 */
export const PhoneReport = z.object({
  call_request_id: z.uuid({
    error: ({ input }) => (input === undefined ? "This field is required." : "Must be a valid UUID."),
  }),
  call_status: CallOutcome.nullish().catch("unknown"),
  call_started_at: moment,
  call_duration_seconds: count,
  call_ended_at: moment,
  direction: absentUnless(CallDirection),
  resolve_method: absentUnless(ResolveMethod),
  attempts_count: count,
  action_source: absentUnless(ActionSource),
  /** What the operator adds; only the web app asks for it. */
  note: text(500),
});
export type PhoneReport = z.output<typeof PhoneReport>;
