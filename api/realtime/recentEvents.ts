import type { TenantId } from "../../contracts/ids.ts";
import { isAfter } from "./eventPosition.ts";
import type { EventPosition } from "./eventPosition.ts";
import type { LoggedEvent } from "./readEvents.ts";

const KEPT = 10_000;

/** The newest events of the log, in memory: a client that was away for a moment costs no query. */
export interface RecentEvents {
  /** Where the log has been read up to; undefined before it has been read at all. */
  end(): EventPosition | undefined;
  readonly start: (position: EventPosition) => void;
  add(events: readonly LoggedEvent[]): void;
  /** A tenant's events after a position, or null when the position is older than what is kept. */
  after(position: EventPosition, tenantId: TenantId): readonly LoggedEvent[] | null;
}

export function createRecentEvents(kept = KEPT): RecentEvents {
  let events: LoggedEvent[] = [];
  let begin: EventPosition | undefined;
  let end: EventPosition | undefined;
  return {
    end: () => end,
    start(position) {
      begin = position;
      end = position;
    },
    add(fresh) {
      events.push(...fresh);
      end = fresh.at(-1)?.position ?? end;
      // Trimmed in halves, so that a busy log does not copy the whole ring for every batch.
      if (events.length < kept * 2) return;
      begin = events.at(-kept - 1)?.position;
      events = events.slice(-kept);
    },
    after(position, tenantId) {
      if (begin === undefined || isAfter(begin, position)) return null;
      return events.filter((event) => event.tenantId === tenantId && isAfter(event.position, position));
    },
  };
}
