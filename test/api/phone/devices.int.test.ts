import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import {
  changeAppBuild,
  deleteAppBuild,
  listAppBuilds,
  uploadAppBuild,
} from "../../../contracts/endpoints/appBuilds.ts";
import { APP_BUILD_BYTES_MAX, APP_BUILD_FILE_PATH, AppBuild } from "../../../contracts/appBuild.ts";
import type { DeviceState } from "../../../contracts/device.ts";
import {
  getDevice,
  getDeviceLog,
  getDeviceTelemetry,
  listDeviceLogs,
  listDevices,
  listOwnDevices,
  signOutDevice,
  signOutOwnDevice,
} from "../../../contracts/endpoints/devices.ts";
import { DeviceRecord } from "../../../entities/deviceRecord.ts";
import { PhoneTelemetryRecord } from "../../../entities/phoneTelemetryRecord.ts";
import type { TenantRecord } from "../../../entities/tenantRecord.ts";
import { startTestApi } from "../testApi.ts";
import type { TestApi } from "../testApi.ts";
import { createHash } from "node:crypto";
import { request as httpRequest } from "node:http";
import { ask, expected, recorded, signInPhone } from "./dialer.ts";

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.close());

/** A company with one administrator and a phone of theirs. */
async function openPhone(tenant?: TenantRecord, name = "Samsung") {
  const company = tenant ?? (await api.addTenant());
  const operator = await api.signInTo(company);
  const { access, refresh } = await signInPhone(api, operator);
  const say = (path: string, body: unknown) => ask(api, `/api/phone/${path}/`, { body, token: access });
  const beat = (more: object = {}) => say("devices/heartbeat", { device_id: operator.id, device_name: name, ...more });
  await beat();
  const { id } = await api.db.getRepository(DeviceRecord).findOneByOrFail({ operatorId: operator.id });
  const params = { deviceId: id };
  return { tenant: company, operator, token: operator.token, access, refresh, say, beat, id, params };
}

test("the app is answered word for word as it was written for, and hears no 400 for what it may leave out", async () => {
  const { access } = await openPhone();
  for (const { name, path, body, status, answer } of recorded("devices")) {
    const given = await ask(api, path, { token: access, body });
    expect({ name, status: given.status, answer: given.json }).toEqual({ name, status, answer: expected(answer) });
  }
});

test("what a phone tells of itself is what an administrator sees", async () => {
  const { beat, token, params, operator } = await openPhone();
  expect((await api.call(getDevice, { token, params })).result).toMatchObject({ lastPollAt: null, problems: [] });
  const now = new Date();
  await beat({
    app_version: "1.4.2",
    last_poll_code: 204,
    last_poll_at: now.toISOString(),
    encryption_enabled: true,
    queue_stuck: true,
    stuck_count: 3,
    oldest_stuck_age_sec: 5_400,
    battery_level: 41,
    error_code: "HTTP_500",
    error_message: "Authorization: Bearer abc.def refused",
  });
  expect((await api.call(getDevice, { token, params })).result).toMatchObject({
    operatorName: operator.name,
    name: "Samsung",
    appVersion: "1.4.2",
    isActive: true,
    isSignedIn: true,
    problems: ["queueStuck"],
    lastPollAt: now.toISOString(),
    lastPollCode: 204,
    stuckCount: 3,
    batteryPercent: 41,
    errorCode: "HTTP_500",
    errorMessage: "Authorization: Bearer … refused",
  });
  // The queue was sent, and an older heartbeat from it tells of an earlier question.
  await beat({ last_poll_at: "2026-01-01T00:00:00Z" });
  const { result } = await api.call(getDevice, { token, params });
  expect(result).toMatchObject({ problems: [], appVersion: "1.4.2", lastPollAt: now.toISOString(), errorCode: null });
});

test("each problem is found by what phones tell, and lists are narrowed to it, sought, sorted and read by pages", async () => {
  const first = await openPhone(undefined, "Пиксель");
  const { tenant, token } = first;
  const refused = { type: "auth", http_code: 401, endpoint: "/api/phone/calls/pull/" };
  await first.say("telemetry", { device_id: first.operator.id, items: [refused, refused, refused] });
  const second = await openPhone(tenant, "Айфон");
  const refresh = { type: "error", http_code: 500, endpoint: "/api/token/refresh/" };
  await second.say("telemetry", { device_id: second.operator.id, items: [refresh] });
  const third = await openPhone(tenant, "Редми");
  await upload(token, { versionName: "1.10.0", versionCode: 10 });
  await third.beat({ app_version: "1.9.3-hotfix", encryption_enabled: false });
  const silent = await openPhone(tenant, "Нокия");
  const longAgo = new Date(Date.now() - 3 * 60 * 60_000);
  await api.db.getRepository(DeviceRecord).update({ id: silent.id }, { lastSeenAt: longAgo });

  const list = async (query: Readonly<Record<string, string | number>> = {}) =>
    (await api.call(listDevices, { token, query })).result;
  const named = async (query: Readonly<Record<string, string | number>>) =>
    (await list(query)).devices.map(({ name }) => name);
  const inState = (state: DeviceState) => named({ state, sort: "name" });
  expect((await list()).counts).toEqual({
    all: 4,
    active: 3,
    problems: { unauthorized: 1, refreshFails: 1, noNetwork: 1, queueStuck: 0, oldVersion: 1, notEncrypted: 1 },
  });
  expect(await inState("unauthorized")).toEqual(["Пиксель"]);
  expect(await inState("refreshFails")).toEqual(["Айфон"]);
  expect(await inState("oldVersion")).toEqual(["Редми"]);
  expect(await inState("inactive")).toEqual(["Нокия"]);
  expect(await inState("noNetwork")).toEqual(["Нокия"]);
  expect(await inState("troubled")).toEqual(["Айфон", "Нокия", "Пиксель", "Редми"]);
  expect(await named({ search: "1.9.3" })).toEqual(["Редми"]);
  expect(await named({ search: "%" })).toEqual([]);

  const page = await list({ limit: 3 });
  expect(page.devices.map(({ name }) => name)).toEqual(["Редми", "Айфон", "Пиксель"]);
  expect(await named({ limit: 3, cursor: page.next ?? "" })).toEqual(["Нокия"]);
});

test("measurements are kept once, however often a batch comes, and a hundred at a time", async () => {
  const { say, operator, token, params, id } = await openPhone();
  const at = new Date(Date.now() - 60_000).toISOString();
  const items = [100, 300].map((value_ms) => ({
    ts: at,
    type: "LATENCY",
    endpoint: "/api/phone/calls/pull/?device_id=x",
    http_code: 204,
    value_ms,
  }));
  const batch = { device_id: operator.id, items };
  expect(await say("telemetry", batch)).toMatchObject({ json: { saved: 2 } });
  expect(await say("telemetry", batch)).toMatchObject({ json: { saved: 2 } });
  // A clock that is three years off says nothing.
  await say("telemetry", {
    device_id: operator.id,
    items: [{ ts: "2029-01-01T00:00:00Z", type: "error", http_code: 502 }],
  });
  const { result } = await api.call(getDeviceTelemetry, { token, params });
  expect(result.items).toHaveLength(3);
  expect(result.items.at(-1)).toMatchObject({ kind: "latency", endpoint: "/api/phone/calls/pull/", occurredAt: at });
  expect(Math.max(...result.items.map(({ occurredAt }) => Date.parse(occurredAt)))).toBeLessThan(Date.now() + 60_000);
  expect(result.latency).toContainEqual(expect.objectContaining({ averageMs: 200, slowestMs: 300 }));

  const tooMany = Array.from({ length: 101 }, () => ({ type: "other" }));
  expect(await say("telemetry", { device_id: operator.id, items: tooMany })).toMatchObject({
    status: 400,
    json: { items: ["Максимум 100 items за раз. Получено: 101"] },
  });

  // Before the phone has an id it is known by its session.
  await api.db.getRepository(DeviceRecord).update({ id }, { telemetryKept: 3_999 });
  await api.db.query(
    `INSERT INTO phone_telemetry ("deviceId", batch, position, "tenantId", kind, endpoint, extra, "occurredAt")
     SELECT $1, 'old', n, 'ten', 'other', '', '{}', now() - interval '1 day' - make_interval(secs => n) FROM generate_series(1, 2100) n`,
    [id],
  );
  await say("telemetry", { device_id: "", items: [{ type: "queue" }] });
  expect(await api.db.getRepository(PhoneTelemetryRecord).countBy({ deviceId: id })).toBe(2_000);
});

test("a part of the log is kept once, without tokens, and fifty at most", async () => {
  const { say, operator, token, params, access, refresh } = await openPhone();
  const payload = `W/ApiClient: Bearer ${access}\nW/Auth: refresh=${refresh}\nI/Call: +7 912 345-67-89`;
  const part = { device_id: operator.id, level_summary: "WARN", source: "ApiClient", payload };
  await say("logs", part);
  await say("logs", part);
  const logs = async () => (await api.call(listDeviceLogs, { token, params })).result.logs;
  const [log, ...others] = await logs();
  expect(others).toEqual([]);
  const { result } = await api.call(getDeviceLog, { token, params: { ...params, deviceLogId: log?.id ?? "" } });
  expect(result).toMatchObject({ levelSummary: "WARN", source: "ApiClient" });
  expect(result.text).toContain("W/ApiClient");
  for (const secret of [access, refresh, "345-67-89"]) expect(result.text).not.toContain(secret);

  const parts = Array.from({ length: 55 }, (_, n) => ({ ...part, payload: `line ${n}` }));
  await say("logs", parts);
  expect(await logs()).toHaveLength(50);
  expect(await say("logs", { ...part, payload: "x".repeat(50_001) })).toMatchObject({
    status: 400,
    json: { payload: ["Ensure this field has no more than 50000 characters."] },
  });
});

test("a phone that is signed out is refused at its next request; nobody ends another's among their own", async () => {
  const { tenant, access, params, token } = await openPhone();
  const other = await openPhone(tenant);
  expect(await api.call(signOutOwnDevice, { token: other.token, params })).toMatchObject({ code: "device.not_found" });
  expect((await api.call(listOwnDevices, { token: other.token })).result.devices.map(({ id }) => id)).toEqual([
    other.id,
  ]);

  const { result } = await api.call(signOutDevice, { token, params });
  expect(result).toMatchObject({ isSignedIn: false });
  expect(await ask(api, "/api/phone/user/info/", { token: access })).toMatchObject({
    status: 401,
    json: { code: "token_not_valid" },
  });
  expect(await ask(api, "/api/phone/user/info/", { token: other.access })).toMatchObject({ status: 200 });
});

const apk = Buffer.concat([Buffer.from("PK\u0003\u0004"), Buffer.alloc(300_000, 7)]);

async function upload(
  token: string,
  { versionName = "1.4.2", versionCode = 42, fileName = "dialer.apk", bytes = apk } = {},
) {
  const query = new URLSearchParams({ versionName, versionCode: String(versionCode), fileName });
  const response = await fetch(`${api.url}${uploadAppBuild.path}?${query.toString()}`, {
    method: "POST",
    headers: { authorization: `Bearer ${token}`, "content-type": "application/octet-stream" },
    body: new Uint8Array(bytes),
  });
  return z
    .object({ error: z.object({ code: z.string() }).optional() })
    .loose()
    .parse(await response.json());
}

test("a version of the app is uploaded, offered, downloaded with its checksum, put away and deleted", async () => {
  const tenant = await api.addTenant();
  const { token, id: operatorId } = await api.signInTo(tenant);
  const manager = await api.signInTo(tenant, "MANAGER");
  const build = AppBuild.parse(await upload(token, { fileName: "..\\dialer 1.4.2.apk" }));
  const sha256 = createHash("sha256").update(apk).digest("hex");
  expect(build).toMatchObject({ fileName: "dialer 1.4.2.apk", sizeBytes: apk.length, sha256, isActive: true });
  const [entry] = await api.db.query(`SELECT * FROM audit_entries WHERE "entityId" = $1`, [build.id]);
  expect(entry).toMatchObject({ action: "appBuild.uploaded", operatorId, after: { versionCode: 42, sha256 } });

  const file = (by: string) =>
    fetch(api.url + APP_BUILD_FILE_PATH.replace(":appBuildId", build.id), {
      headers: { authorization: `Bearer ${by}` },
    });
  const downloaded = await file(manager.token);
  expect(downloaded.headers.get("content-type")).toBe("application/vnd.android.package-archive");
  expect(
    createHash("sha256")
      .update(Buffer.from(await downloaded.arrayBuffer()))
      .digest("hex"),
  ).toBe(sha256);

  const params = { appBuildId: build.id };
  const seenBy = async (by: string) => (await api.call(listAppBuilds, { token: by })).result.builds.length;
  await api.call(changeAppBuild, { token, params, body: { isActive: false } });
  expect([await seenBy(token), await seenBy(manager.token)]).toEqual([1, 0]);
  expect((await file(manager.token)).status).toBe(404);
  await api.call(deleteAppBuild, { token, params });
  expect(await api.deps.blobs.open(build.id)).toBeNull();
});

test("what is no production APK is not taken, and leaves nothing behind", async () => {
  const { token } = await api.signInTo(await api.addTenant());
  const code = async (given: Parameters<typeof upload>[1]) => (await upload(token, given)).error?.code ?? null;
  expect(await code({})).toBeNull();
  expect(await code({ versionName: "1.4.3" })).toBe("app_build.version_taken");
  expect(await code({ versionName: "1.4.3-staging", versionCode: 43 })).toBe("app_build.not_production");
  expect(await code({ fileName: "app-staging-debug.apk", versionCode: 43 })).toBe("app_build.not_production");
  expect(await code({ bytes: Buffer.from("MZ no archive"), versionCode: 43 })).toBe("upload.type_not_allowed");
  expect(await code({ bytes: Buffer.alloc(0), versionCode: 43 })).toBe("upload.empty");
  expect(await code({ versionName: "latest", versionCode: 43 })).toBe("request.invalid");
  expect(await declaring(token, APP_BUILD_BYTES_MAX + 1)).toBe(413);
  expect((await api.call(listAppBuilds, { token })).result.builds).toHaveLength(1);
});

/** The answer to an upload that says it will be so long. */
const declaring = (token: string, bytes: number) =>
  new Promise<number | undefined>((resolve, reject) => {
    const asked = httpRequest(`${api.url}${uploadAppBuild.path}?fileName=x.apk&versionName=9&versionCode=9`, {
      method: "POST",
      headers: {
        authorization: `Bearer ${token}`,
        "content-type": "application/octet-stream",
        "content-length": bytes,
      },
    });
    asked.on("response", ({ statusCode }) => {
      resolve(statusCode);
      asked.destroy();
    });
    asked.on("error", reject);
    asked.write("PK");
  });
