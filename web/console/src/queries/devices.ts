import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import type { z } from "zod";
import {
  type DeviceFilter,
  createPhoneSignIn,
  getDevice,
  getDeviceLog,
  getDeviceTelemetry,
  getPhoneSignIn,
  listDeviceLogs,
  listDevices,
  listOwnDevices,
} from "../../../../contracts/endpoints/devices.ts";
import type { DeviceId, DeviceLogId } from "../../../../contracts/ids.ts";
import { call } from "../api/call.ts";

/** Phones tell of themselves every minute, without an event of their own. */
const LOOK_MS = 15_000;
/** A code that was scanned says nothing by itself either, and somebody waits for it. */
const LOOK_AT_CODE_MS = 2_000;
const CODE_MS = 5 * 60_000;

/** The API numbers no first page: it is the one without a cursor. */
const firstPage = "";

export const deviceList = (filter: Pick<z.input<typeof DeviceFilter>, "search" | "state" | "sort">) =>
  infiniteQueryOptions({
    queryKey: ["devices", "list", filter],
    queryFn: ({ pageParam, signal }) =>
      call(listDevices, { query: { ...filter, ...(pageParam && { cursor: pageParam }) }, signal }),
    initialPageParam: firstPage,
    getNextPageParam: (page) => page.next,
    refetchInterval: LOOK_MS,
    select: ({ pages }) => ({ devices: pages.flatMap((page) => page.devices), counts: pages[0]?.counts }),
  });

export const device = (deviceId: DeviceId) =>
  queryOptions({
    queryKey: ["devices", deviceId],
    queryFn: ({ signal }) => call(getDevice, { params: { deviceId }, signal }),
    refetchInterval: LOOK_MS,
  });

export const deviceTelemetry = (deviceId: DeviceId) =>
  queryOptions({
    queryKey: ["devices", deviceId, "telemetry"],
    queryFn: ({ signal }) => call(getDeviceTelemetry, { params: { deviceId }, signal }),
    refetchInterval: LOOK_MS,
  });

export const deviceLogs = (deviceId: DeviceId) =>
  queryOptions({
    queryKey: ["devices", deviceId, "logs"],
    queryFn: ({ signal }) => call(listDeviceLogs, { params: { deviceId }, signal }),
    select: ({ logs }) => logs,
    refetchInterval: LOOK_MS,
  });

export const deviceLog = (deviceId: DeviceId, deviceLogId: DeviceLogId) =>
  queryOptions({
    queryKey: ["devices", deviceId, "logs", deviceLogId],
    queryFn: ({ signal }) => call(getDeviceLog, { params: { deviceId, deviceLogId }, signal }),
  });

export const ownDevices = () =>
  queryOptions({
    queryKey: ["devices", "own"],
    queryFn: ({ signal }) => call(listOwnDevices, { signal }),
    select: ({ devices }) => devices,
    refetchInterval: LOOK_MS,
  });

/** Kept while it works, so that whoever closes the dialog and opens it again finds the same code. */
export const phoneCode = () =>
  queryOptions({
    queryKey: ["phoneCode"],
    queryFn: ({ signal }) => call(createPhoneSignIn, { signal }),
    gcTime: CODE_MS,
    retry: false,
  });

export const phoneSignIn = (token: string) =>
  queryOptions({
    queryKey: ["phoneSignIn", token],
    queryFn: ({ signal }) => call(getPhoneSignIn, { signal }),
    select: ({ state }) => state,
    refetchInterval: ({ state }) => (state.data?.state === "used" ? false : LOOK_AT_CODE_MS),
  });
