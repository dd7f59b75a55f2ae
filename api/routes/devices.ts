import { z } from "zod";
import { showPhoneQr } from "../../commands/phoneSignIn.ts";
import { signOutDevice as signOut } from "../../commands/signOutDevice.ts";
import {
  createPhoneSignIn,
  getDevice,
  getDeviceLog,
  getDeviceTelemetry,
  getPhoneSignIn,
  listDeviceLogs,
  listDevices,
  listOwnDevices,
  signOutDevice,
  signOutOwnDevice,
} from "../../contracts/endpoints/devices.ts";
import type { PhoneSignInState } from "../../contracts/endpoints/devices.ts";
import { ProductError } from "../../contracts/errors.ts";
import { pageOf, readCursor, TimeKey } from "../cursor.ts";
import { route } from "../mount.ts";
import { countDevices, readDevice, readDevicePage, readOwnDevices } from "../presenters/device.ts";
import { readDeviceLog, readDeviceLogs, readLatency, readTelemetry } from "../presenters/deviceDiagnostics.ts";

const OWN_SHOWN = 50;

export const deviceRoutes = [
  route(listDevices, async ({ query: { cursor, limit, ...filter }, operator, deps: { db } }) => {
    const after = readCursor(cursor, filter.sort === "seen" ? TimeKey : z.string());
    const [rows, counts] = await Promise.all([
      readDevicePage(db, operator, { ...filter, after, limit: limit + 1 }),
      countDevices(db, operator),
    ]);
    const { page, next } = pageOf(rows, limit, ({ key, device }) => [key, device.id]);
    return { devices: page.map(({ device }) => device), next, counts };
  }),

  route(getDevice, async ({ params: { deviceId }, operator, deps: { db } }) => readDevice(db, operator, deviceId)),

  route(getDeviceTelemetry, async ({ params: { deviceId }, deps: { db } }) => ({
    items: await readTelemetry(db, deviceId),
    latency: await readLatency(db, deviceId),
  })),

  route(listDeviceLogs, async ({ params: { deviceId }, deps: { db } }) => ({
    logs: await readDeviceLogs(db, deviceId),
  })),

  route(getDeviceLog, async ({ params: { deviceId, deviceLogId }, deps: { db } }) =>
    readDeviceLog(db, deviceId, deviceLogId),
  ),

  route(signOutDevice, async ({ params: { deviceId }, operator, deps: { db } }) => {
    await signOut(db, operator.tenantId, deviceId, operator);
    return readDevice(db, operator, deviceId);
  }),

  route(listOwnDevices, async ({ operator, deps: { db } }) => ({
    devices: await readOwnDevices(db, operator, OWN_SHOWN),
  })),

  route(signOutOwnDevice, async ({ params: { deviceId }, operator, deps: { db } }) => {
    const { operatorId } = await readDevice(db, operator, deviceId);
    if (operatorId !== operator.operatorId) throw new ProductError("device.not_found");
    await signOut(db, operator.tenantId, deviceId, operator);
    return {};
  }),

  route(createPhoneSignIn, async ({ operator, deps: { db } }) => {
    const { token, expiresAt } = await showPhoneQr(db, operator.tenantId, operator);
    return { token, expiresAt: expiresAt.toISOString() };
  }),

  route(getPhoneSignIn, async ({ operator: { operatorId }, deps: { db } }) => {
    const [last]: { state: PhoneSignInState }[] = await db.query(
      `SELECT CASE WHEN "usedAt" IS NOT NULL THEN 'used' WHEN "expiresAt" > now() THEN 'waiting' ELSE 'expired' END AS state
       FROM phone_sign_ins WHERE "operatorId" = $1`,
      [operatorId],
    );
    const { state } = last ?? { state: "none" };
    return { state };
  }),
];
