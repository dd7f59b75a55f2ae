import type { DataSource } from "typeorm";
import type { TenantId } from "../../contracts/ids.ts";
import { isAfter } from "./eventPosition.ts";
import type { EventPosition } from "./eventPosition.ts";
import { readHorizon, readTenantEvents } from "./readEvents.ts";
import type { LoggedEvent } from "./readEvents.ts";
import type { RecentEvents } from "./recentEvents.ts";

/** A client that missed more than this reads everything anew sooner than it reads them all. */
const GAP_EVENTS_MAX = 5_000;

/** What a client missed, and where it stands after that. resync: too much, or from a log that is not this one. */
export type Gap =
  | { readonly kind: "events"; readonly events: readonly LoggedEvent[]; readonly end: EventPosition }
  | { readonly kind: "resync"; readonly end: EventPosition };

export async function findGap(
  db: DataSource,
  recent: RecentEvents,
  tenantId: TenantId,
  after: EventPosition,
): Promise<Gap> {
  const fromMemory = inMemory(recent, tenantId, after);
  if (fromMemory !== null) return fromMemory;

  const horizon = await readHorizon(db);
  const upTo = endOf(recent);
  // Another process has read further than this one: the client waits where it is. Beyond the horizon nothing can have been.
  if (isAfter(after, upTo))
    return isAfter(after, horizon)
      ? { kind: "resync", end: endOf(recent) }
      : { kind: "events", events: [], end: after };

  const older = await readTenantEvents(db, tenantId, { after, upTo, limit: GAP_EVENTS_MAX + 1 });
  const newer = inMemory(recent, tenantId, upTo);
  if (older.length > GAP_EVENTS_MAX || newer === null) return { kind: "resync", end: endOf(recent) };
  return { ...newer, events: [...older, ...newer.events] };
}

function inMemory(recent: RecentEvents, tenantId: TenantId, after: EventPosition) {
  const end = endOf(recent);
  if (isAfter(after, end)) return null;
  const events = recent.after(after, tenantId);
  return events === null ? null : ({ kind: "events", events, end } as const);
}

function endOf(recent: RecentEvents): EventPosition {
  const end = recent.end();
  if (end === undefined) throw new Error("The log of events has not been read yet.");
  return end;
}
