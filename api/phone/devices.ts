import { keepPhoneLog, keepTelemetry } from "../../commands/keepDiagnostics.ts";
import { findDevice, recordHeartbeat, registerDevice } from "../../commands/seeDevice.ts";
import type { SeenDevice } from "../../commands/seeDevice.ts";
import { redact } from "../../config/redact.ts";
import { PhoneHeartbeat, PhoneLog, PhoneRegistration, PhoneTelemetry } from "../../contracts/phone/devices.ts";
import type { PhoneTelemetryItem } from "../../contracts/phone/devices.ts";
import type { Caller } from "../auth/signedIn.ts";
import { phoneRoute } from "./phoneRoute.ts";
import { z } from "zod";

export const phoneDeviceRoutes = [
  phoneRoute(
    { method: "POST", path: "/api/phone/devices/register/", body: PhoneRegistration },
    async ({ body: { device_id, device_name }, operator, deps: { db } }) => {
      await registerDevice(db, seen(operator, device_id), device_name);
      return { ok: true, device_id };
    },
  ),

  phoneRoute(
    { method: "POST", path: "/api/phone/devices/heartbeat/", body: PhoneHeartbeat },
    async ({ body, operator, deps: { db } }) => {
      const { device_id, app_version } = body;
      const lastSeenAt = await recordHeartbeat(db, seen(operator, device_id), {
        name: body.device_name,
        appVersion: app_version,
        lastPollCode: body.last_poll_code,
        lastPollAt: body.last_poll_at === null ? null : new Date(body.last_poll_at),
        queueStuck: body.queue_stuck ?? false,
        stuckCount: Math.max(0, body.stuck_count ?? 0),
        oldestStuckSeconds: body.oldest_stuck_age_sec,
        isEncrypted: body.encryption_enabled,
        errorCode: body.error_code,
        errorMessage: redact(body.error_message),
        batteryPercent: body.battery_level,
      });
      return { ok: true, device_id, app_version, last_seen_at: lastSeenAt.toISOString() };
    },
  ),

  phoneRoute(
    { method: "POST", path: "/api/phone/telemetry/", body: PhoneTelemetry },
    async ({ body: { device_id, items }, operator, deps: { db } }) => {
      const deviceId = await findDevice(db, seen(operator, device_id));
      // A phone that nobody has registered measures for nobody; to refuse it would only make it try again.
      if (deviceId !== null)
        await keepTelemetry(db, { tenantId: operator.tenantId, deviceId }, items.map(withoutTokens));
      return { ok: true, saved: items.length };
    },
  ),

  phoneRoute(
    { method: "POST", path: "/api/phone/logs/", body: z.unknown() },
    async ({ body, operator, deps: { db } }) => {
      const logs = (Array.isArray(body) ? body : [body]).map((log) => PhoneLog.parse(log));
      for (const { device_id, ts: occurredAt, level_summary: levelSummary, source, payload } of logs) {
        const deviceId = await findDevice(db, seen(operator, device_id));
        if (deviceId === null) continue;
        const log = { levelSummary, source, text: redact(payload), occurredAt };
        await keepPhoneLog(db, { tenantId: operator.tenantId, deviceId }, log);
      }
      return { ok: true, saved: logs.length };
    },
  ),
];

/** What a phone noted beside a measurement is its own words, as its log is. */
const withoutTokens = (item: PhoneTelemetryItem): PhoneTelemetryItem => ({
  ...item,
  extra: JSON.parse(JSON.stringify(item.extra), (_, value: unknown) =>
    typeof value === "string" ? redact(value) : value,
  ),
});

const seen = ({ tenantId, operatorId, sessionId, origin }: Caller, externalId: string): SeenDevice => ({
  tenantId,
  operatorId,
  sessionId,
  externalId,
  address: origin.address,
});
