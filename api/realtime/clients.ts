import type { WebSocket } from "ws";
import type { TenantId } from "../../contracts/ids.ts";
import type { ApiDeps } from "../apiDeps.ts";
import { createClient } from "./client.ts";
import type { Client } from "./client.ts";
import type { LoggedEvent } from "./readEvents.ts";
import type { Presence } from "./presence.ts";
import type { RecentEvents } from "./recentEvents.ts";

const HEARTBEAT_MS = 15_000;
const GOING_AWAY = 1001;

/** The open sockets of this process. */
export interface Clients {
  readonly welcome: (socket: WebSocket) => void;
  tell(events: readonly LoggedEvent[]): void;
  stop(): void;
}

export function createClients(deps: ApiDeps, recent: RecentEvents, presence: Presence): Clients {
  const open = new Set<Client>();
  const heartbeat = setInterval(() => {
    presence.forgetSilent();
    for (const client of open) client.beat();
  }, HEARTBEAT_MS).unref();
  return {
    welcome(socket) {
      const client = createClient(socket, deps, recent, presence);
      open.add(client);
      deps.metrics.realtimeClients.set(open.size);
      socket.once("close", () => {
        open.delete(client);
        deps.metrics.realtimeClients.set(open.size);
      });
    },
    tell(events) {
      const byTenant = Map.groupBy<TenantId, LoggedEvent>(events, ({ tenantId }) => tenantId);
      for (const client of open) client.tell(byTenant);
    },
    stop() {
      clearInterval(heartbeat);
      for (const client of open) client.close(GOING_AWAY);
    },
  };
}
