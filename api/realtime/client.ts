import type { RawData, WebSocket } from "ws";
import { markSeen } from "../../commands/markSeen.ts";
import { ProductError } from "../../contracts/errors.ts";
import type { TenantId } from "../../contracts/ids.ts";
import { ClientFrame } from "../../contracts/realtime.ts";
import type { EventCursor, ServerFrame } from "../../contracts/realtime.ts";
import type { ApiDeps } from "../apiDeps.ts";
import { authorizeToken } from "../auth/authorize.ts";
import { cursorOf, isAfter, positionOf } from "./eventPosition.ts";
import type { EventPosition } from "./eventPosition.ts";
import { findGap } from "./findGap.ts";
import type { LoggedEvent } from "./readEvents.ts";
import type { RecentEvents } from "./recentEvents.ts";

const HELLO_TIMEOUT_MS = 5_000;
/** A client that reads slower than this much is let go; it comes back and resumes by its cursor. */
const UNSENT_BYTES_MAX = 4_194_304;

const CLOSE = { malformed: 4400, unauthorized: 4401, tryAgainLater: 1013 } as const;
const access = { name: "realtime", access: "conversations.read" } as const;

export interface Client {
  tell(byTenant: ReadonlyMap<TenantId, readonly LoggedEvent[]>): void;
  /** Lets go of a peer that has vanished or may no longer listen. */
  beat(): void;
  close(code: number): void;
}

/** One socket, from its hello to its end. It gets its tenant's events, each once and in order. */
export function createClient(socket: WebSocket, deps: ApiDeps, recent: RecentEvents): Client {
  let token: string | undefined;
  let tenantId: TenantId | undefined;
  /** What this client has been sent up to; undefined until it is up to date. */
  let position: EventPosition | undefined;
  let isAlive = true;

  const helloTimer = setTimeout(() => socket.close(CLOSE.unauthorized), HELLO_TIMEOUT_MS).unref();
  socket.once("close", () => clearTimeout(helloTimer));
  socket.on("error", () => socket.terminate());
  socket.on("pong", () => (isAlive = true));
  socket.on("message", (data) => {
    receive(data).catch((error: unknown) => {
      const isRefusal = error instanceof ProductError;
      if (!isRefusal) deps.log.warn({ err: error }, "A realtime client could not be served.");
      socket.close(isRefusal ? CLOSE.unauthorized : CLOSE.tryAgainLater);
    });
  });

  const receive = async (data: RawData) => {
    const frame = readFrame(data);
    if (frame === null || (frame.type === "hello") !== (token === undefined)) return socket.close(CLOSE.malformed);
    clearTimeout(helloTimer);
    token = frame.token;
    const operator = await authorizeToken(deps, frame.token, access);
    if (tenantId !== undefined && tenantId !== operator.tenantId) throw new ProductError("auth.required");
    tenantId = operator.tenantId;
    await markSeen(deps.db, operator.operatorId);
    if (frame.type === "hello") await begin(operator.tenantId, frame.after);
  };

  const begin = async (tenant: TenantId, after: EventCursor | null) => {
    const end = recent.end();
    if (end === undefined) return socket.close(CLOSE.tryAgainLater);
    if (after === null) {
      position = end;
      return send({ type: "ready", cursor: cursorOf(end) });
    }
    const gap = await findGap(deps.db, recent, tenant, positionOf(after));
    position = gap.end;
    if (gap.kind === "resync") return send({ type: "resync", cursor: cursorOf(gap.end) });
    send({ type: "ready", cursor: after });
    sendEvents(gap.events);
    sendEvents(recent.after(position, tenant) ?? []); // what was read while this function waited
  };

  const sendEvents = (events: readonly LoggedEvent[]) => {
    const last = events.at(-1);
    if (last === undefined) return;
    position = last.position;
    send({ type: "events", cursor: cursorOf(last.position), events: events.map(({ event }) => event) });
  };

  const send = (frame: ServerFrame) => {
    if (socket.readyState !== socket.OPEN) return;
    if (socket.bufferedAmount > UNSENT_BYTES_MAX) socket.close(CLOSE.tryAgainLater);
    else socket.send(JSON.stringify(frame));
  };

  return {
    tell(byTenant) {
      const from = position;
      if (from === undefined || tenantId === undefined) return;
      sendEvents((byTenant.get(tenantId) ?? []).filter((event) => isAfter(event.position, from)));
    },
    beat() {
      if (!isAlive) return socket.terminate();
      isAlive = false;
      socket.ping();
      if (token === undefined) return;
      authorizeToken(deps, token, access)
        .then(({ operatorId }) => markSeen(deps.db, operatorId))
        .catch((error: unknown) => {
          if (error instanceof ProductError) socket.close(CLOSE.unauthorized);
        });
    },
    close: (code) => socket.close(code),
  };
}

function readFrame(data: RawData): ClientFrame | null {
  try {
    return Buffer.isBuffer(data) ? ClientFrame.parse(JSON.parse(data.toString())) : null;
  } catch {
    return null;
  }
}
