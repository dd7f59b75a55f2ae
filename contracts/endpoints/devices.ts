import { z } from "zod";
import { Device, DeviceLog, DeviceProblem, DeviceSort, DeviceState, LatencyPoint, TelemetryItem } from "../device.ts";
import { endpoint } from "../endpoint.ts";
import { DeviceId, DeviceLogId } from "../ids.ts";

const path = "/api/v1/admin/devices" as const;
const ownPath = "/api/v1/operator/devices" as const;
const access = "devices.manage";
const params = z.object({ deviceId: DeviceId });

export const DeviceFilter = z.object({
  /** A part of the phone's name, of its operator's, or of its version. */
  search: z.string().trim().max(100).optional(),
  state: DeviceState.optional(),
  sort: DeviceSort.default("seen"),
  cursor: z.string().max(500).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});

export const listDevices = endpoint({
  name: "listDevices",
  summary: "Phones with the dialer; the counts are of all that the caller sees, whatever the filter.",
  method: "GET",
  path,
  access,
  query: DeviceFilter,
  result: z.object({
    devices: z.array(Device),
    next: z.string().nullable(),
    counts: z.object({
      all: z.number().int(),
      active: z.number().int(),
      problems: z.record(DeviceProblem, z.number().int()),
    }),
  }),
});

export const getDevice = endpoint({
  name: "getDevice",
  summary: "One phone.",
  method: "GET",
  path: `${path}/:deviceId`,
  access,
  params,
  result: Device,
});

export const getDeviceTelemetry = endpoint({
  name: "getDeviceTelemetry",
  summary: "What a phone measured: its last 200 items, and the last day in steps of five minutes.",
  method: "GET",
  path: `${path}/:deviceId/telemetry`,
  access,
  params,
  result: z.object({ items: z.array(TelemetryItem), latency: z.array(LatencyPoint) }),
});

export const listDeviceLogs = endpoint({
  name: "listDeviceLogs",
  summary: "The parts of its log that a phone sent, the latest first; at most 50 are kept, for 30 days.",
  method: "GET",
  path: `${path}/:deviceId/logs`,
  access,
  params,
  result: z.object({ logs: z.array(DeviceLog) }),
});

export const getDeviceLog = endpoint({
  name: "getDeviceLog",
  summary: "The text of one of them. Tokens and phone numbers in it are hidden.",
  method: "GET",
  path: `${path}/:deviceId/logs/:deviceLogId`,
  access,
  params: params.extend({ deviceLogId: DeviceLogId }),
  result: DeviceLog.extend({ text: z.string() }),
});

export const signOutDevice = endpoint({
  name: "signOutDevice",
  summary: "End a phone's session: its next request is refused.",
  method: "DELETE",
  path: `${path}/:deviceId/session`,
  access,
  params,
  result: Device,
});

export const listOwnDevices = endpoint({
  name: "listOwnDevices",
  summary: "My phones with the dialer, the one heard of last first. At most 50.",
  method: "GET",
  path: ownPath,
  access: "signedIn",
  result: z.object({ devices: z.array(Device) }),
});

export const signOutOwnDevice = endpoint({
  name: "signOutOwnDevice",
  summary: "End the session of a phone of mine.",
  method: "DELETE",
  path: `${ownPath}/:deviceId/session`,
  access: "signedIn",
  params,
  result: z.object({}),
});

const signInPath = "/api/v1/operator/phone-sign-in" as const;

/** The dialer reads the bare token from the QR code. One at a time: a new one takes the place of the former. */
export const createPhoneSignIn = endpoint({
  name: "createPhoneSignIn",
  summary: "A QR code's token by which a phone signs in as me: once, within five minutes. A new one every 10 seconds.",
  method: "POST",
  path: signInPath,
  access: "calls.make",
  result: z.object({ token: z.string(), expiresAt: z.iso.datetime() }),
});

const PhoneSignInState = z.enum(["none", "waiting", "used", "expired"]);
export type PhoneSignInState = z.infer<typeof PhoneSignInState>;

export const getPhoneSignIn = endpoint({
  name: "getPhoneSignIn",
  summary: "What became of the last of them.",
  method: "GET",
  path: signInPath,
  access: "calls.make",
  result: z.object({ state: PhoneSignInState }),
});
