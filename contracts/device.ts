import { z } from "zod";
import { DeviceId, DeviceLogId, OperatorId } from "./ids.ts";

/**
 * What is wrong with a phone. unauthorized: its requests are refused with 401 again and again. refreshFails: it cannot renew
 * its token. noNetwork: signed in, and silent for two hours. queueStuck: reports that it could not deliver wait on it.
 * oldVersion: there is a newer build for it. notEncrypted: it keeps its tokens in the clear.
 */
export const DeviceProblem = z.enum([
  "unauthorized",
  "refreshFails",
  "noNetwork",
  "queueStuck",
  "oldVersion",
  "notEncrypted",
]);
export type DeviceProblem = z.infer<typeof DeviceProblem>;

/** A phone with the dialer, as it last told of itself. */
export const Device = z.object({
  id: DeviceId,
  operatorId: OperatorId,
  operatorName: z.string(),
  name: z.string(),
  platform: z.string(),
  /** "" until it has said so. */
  appVersion: z.string(),
  /** Heard of within 15 minutes. */
  isActive: z.boolean(),
  isSignedIn: z.boolean(),
  problems: z.array(DeviceProblem),
  lastSeenAt: z.iso.datetime().nullable(),
  lastPollAt: z.iso.datetime().nullable(),
  /** The status by which its last question for a call was answered. */
  lastPollCode: z.number().int().nullable(),
  address: z.string().nullable(),
  stuckCount: z.number().int(),
  oldestStuckSeconds: z.number().int().nullable(),
  isEncrypted: z.boolean().nullable(),
  errorCode: z.string().nullable(),
  errorMessage: z.string().nullable(),
  batteryPercent: z.number().int().nullable(),
  createdAt: z.iso.datetime(),
});
export type Device = z.infer<typeof Device>;

/** What lists of phones are narrowed to: whether they are heard of, or one problem. */
export const DeviceState = z.enum(["active", "inactive", "troubled", ...DeviceProblem.options]);
export type DeviceState = z.infer<typeof DeviceState>;

/** seen: heard of last comes first. The others go by the alphabet. */
export const DeviceSort = z.enum(["seen", "operator", "name"]);
export type DeviceSort = z.infer<typeof DeviceSort>;

export const TelemetryKind = z.enum(["latency", "error", "auth", "queue", "other"]);
export type TelemetryKind = z.infer<typeof TelemetryKind>;

/** One measurement of a phone's. */
export const TelemetryItem = z.object({
  id: z.string(),
  kind: TelemetryKind,
  endpoint: z.string(),
  httpCode: z.number().int().nullable(),
  valueMs: z.number().int().nullable(),
  extra: z.record(z.string(), z.unknown()),
  occurredAt: z.iso.datetime(),
});
export type TelemetryItem = z.infer<typeof TelemetryItem>;

/** Five minutes of a phone's requests. */
export const LatencyPoint = z.object({
  at: z.iso.datetime(),
  averageMs: z.number().nullable(),
  slowestMs: z.number().int().nullable(),
  /** Requests without an answer, or refused. */
  failures: z.number().int(),
});
export type LatencyPoint = z.infer<typeof LatencyPoint>;

/** A part of a phone's log, without its text. */
export const DeviceLog = z.object({
  id: DeviceLogId,
  levelSummary: z.string(),
  source: z.string(),
  characters: z.number().int(),
  occurredAt: z.iso.datetime(),
});
export type DeviceLog = z.infer<typeof DeviceLog>;
