import { z } from "zod";
import { TelemetryKind } from "../device.ts";
import { ExternalId, flag, moment, text, whole } from "./lenient.ts";

export const TELEMETRY_ITEMS_MAX = 100;
export const LOG_CHARACTERS_MAX = 50_000;

export const PhoneRegistration = z.object({ device_id: ExternalId, device_name: text(120) });

/** Every minute. `last_poll_code` is the status that its last question for a call was answered with. */
export const PhoneHeartbeat = PhoneRegistration.extend({
  app_version: text(32),
  last_poll_code: whole,
  last_poll_at: moment,
  encryption_enabled: flag,
  queue_stuck: flag,
  stuck_count: whole,
  oldest_stuck_age_sec: whole,
  error_code: text(64),
  error_message: text(500),
  battery_level: whole,
});
export type PhoneHeartbeat = z.infer<typeof PhoneHeartbeat>;

const EXTRA_CHARACTERS_MAX = 2_000;

const PhoneTelemetryItem = z.object({
  ts: moment,
  type: z.string().toLowerCase().pipe(TelemetryKind).catch("other"),
  endpoint: text(128),
  http_code: whole,
  value_ms: whole,
  extra: z
    .record(z.string(), z.unknown())
    .refine((extra) => JSON.stringify(extra).length <= EXTRA_CHARACTERS_MAX)
    .catch({}),
});
export type PhoneTelemetryItem = z.infer<typeof PhoneTelemetryItem>;

export const PhoneTelemetry = z.object({
  device_id: text(64),
  items: z.array(PhoneTelemetryItem, "This field is required.").max(TELEMETRY_ITEMS_MAX, {
    error: ({ input }) =>
      `Максимум ${TELEMETRY_ITEMS_MAX} items за раз. Получено: ${Array.isArray(input) ? input.length : 0}`,
  }),
});

export const PhoneLog = z.object({
  device_id: text(64),
  ts: moment,
  level_summary: text(64),
  source: text(64),
  payload: z
    .string("This field is required.")
    .min(1, "This field may not be blank.")
    .max(LOG_CHARACTERS_MAX, `Ensure this field has no more than ${LOG_CHARACTERS_MAX} characters.`),
});
export type PhoneLog = z.infer<typeof PhoneLog>;
