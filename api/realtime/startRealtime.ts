import { STATUS_CODES } from "node:http";
import type { IncomingMessage, Server } from "node:http";
import type { Duplex } from "node:stream";
import { WebSocketServer } from "ws";
import type { EventKind } from "../../contracts/realtime.ts";
import { EVENTS_CHANNEL } from "../../commands/transact.ts";
import { PRESENCE_CHANNEL } from "../../contracts/presence.ts";
import { listen } from "../../entities/listen.ts";
import type { ApiDeps } from "../apiDeps.ts";
import { createClients } from "./clients.ts";
import { followEvents } from "./followEvents.ts";
import { createPresence } from "./presence.ts";
import { createRecentEvents } from "./recentEvents.ts";

const isNews: ReadonlySet<EventKind> = new Set(["message.received", "notification.created"]);

/** The longest frame a client has reason to send. */
const FRAME_BYTES_MAX = 16_384;

/**
 * Serves `/ws` (contracts/realtime.ts): one reader of the log for the process, shared by all its clients. `onNews` is called
 * when something was written that somebody may have to be notified of.
 */
export function startRealtime(deps: ApiDeps, server: Server, onNews: () => void): { stop(): Promise<void> } {
  const recent = createRecentEvents();
  const presence = createPresence(deps.db);
  const clients = createClients(deps, recent, presence);
  const follower = followEvents(deps.db, {
    onStart: recent.start,
    onEvents(events) {
      recent.add(events);
      clients.tell(events);
      for (const { call } of events) if (call?.isWaiting) deps.callWaiters.wake(call.operatorId);
      if (events.some(({ event }) => isNews.has(event.kind))) onNews();
    },
    log: deps.log,
  });
  const listener = listen(
    deps.settings.databaseUrl,
    { [EVENTS_CHANNEL]: follower.wake, [PRESENCE_CHANNEL]: presence.hear },
    { onListening: follower.wake, log: deps.log },
  );
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: FRAME_BYTES_MAX,
    perMessageDeflate: false,
    clientTracking: false,
  });

  server.on("upgrade", (request, connection, head) => {
    if (request.url?.split("?")[0] !== "/ws") refuse(connection, 404);
    else if (!isOwnPage(request, deps.settings.publicUrl)) refuse(connection, 403);
    else sockets.handleUpgrade(request, connection, head, clients.welcome);
  });

  return {
    async stop() {
      clients.stop();
      await listener.stop();
      await follower.stop();
    },
  };
}

/** Pages of other sites may not open a socket. A client that is no browser sends no Origin. */
function isOwnPage({ headers }: IncomingMessage, publicUrl: string): boolean {
  if (headers.origin === undefined) return true;
  if (!URL.canParse(headers.origin)) return false;
  const { host, origin } = new URL(headers.origin);
  return host === headers.host || origin === new URL(publicUrl).origin;
}

function refuse(connection: Duplex, status: 403 | 404): void {
  connection.on("error", () => undefined);
  connection.end(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}
