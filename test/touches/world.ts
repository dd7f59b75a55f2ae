import { DateTime } from "luxon";
import { BusinessHours } from "../../contracts/businessHours.ts";
import type { World } from "../../touches/world.ts";

export const MOSCOW = "Europe/Moscow";
const shop = [{ from: "10:00", to: "19:00" }];
export const shopHours = BusinessHours.parse({
  week: { mon: shop, tue: shop, wed: shop, thu: shop, fri: shop, sat: [], sun: [] },
  holidays: [{ date: "2026-03-09", openings: [] }],
});

/** Epoch milliseconds of a local time. */
export const at = (local: string, zone = MOSCOW): number => DateTime.fromISO(local, { zone }).toMillis();
/** As a clock of the zone shows it. */
export const shown = (ms: number | null, zone = MOSCOW): string | null =>
  ms === null ? null : DateTime.fromMillis(ms, { zone }).toFormat("yyyy-MM-dd HH:mm");

/** A world in which everything is allowed, but for what a test says. */
export const buildWorld = (given: Partial<World> = {}): World => ({
  nowMs: at("2026-03-10T12:00"),
  facts: {},
  contactZone: MOSCOW,
  tenantZone: MOSCOW,
  businessHours: BusinessHours.parse({}),
  quietHours: null,
  caps: [],
  touchedAtMs: [],
  isSuppressed: false,
  ...given,
});
