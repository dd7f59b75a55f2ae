import type { RawData, WebSocket } from "ws";
import { markSeen } from "../../commands/markSeen.ts";
import { ProductError } from "../../contracts/errors.ts";
import type { TenantId } from "../../contracts/ids.ts";
import { ClientFrame } from "../../contracts/realtime.ts";
import { mayView } from "../../contracts/sight.ts";
import type { EventCursor, ServerFrame } from "../../contracts/realtime.ts";
import type { ApiDeps } from "../apiDeps.ts";
import { authorizeToken } from "../auth/authorize.ts";
import type { SignedIn } from "../auth/signedIn.ts";
import { eventsFor, eventsForPhone } from "./eventsFor.ts";
import { cursorOf, isAfter, positionOf } from "./eventPosition.ts";
import type { EventPosition } from "./eventPosition.ts";
import { findGap } from "./findGap.ts";
import type { LoggedEvent } from "./readEvents.ts";
import { holdersOf } from "./holdersOf.ts";
import type { Presence, Sight } from "./presence.ts";
import type { RecentEvents } from "./recentEvents.ts";

const HELLO_TIMEOUT_MS = 5_000;
/** A client that reads slower than this much is let go; it comes back and resumes by its cursor. */
const UNSENT_BYTES_MAX = 4_194_304;

const CLOSE = { malformed: 4400, unauthorized: 4401, tryAgainLater: 1013 } as const;
const listening = {
  console: { name: "realtime", access: "conversations.read" },
  phone: { name: "realtime", access: "calls.make" },
} as const;

export interface Client {
  tell(byTenant: ReadonlyMap<TenantId, readonly LoggedEvent[]>): void;
  /** Lets go of a peer that has vanished or may no longer listen. */
  beat(): void;
  close(code: number): void;
}

/** One socket, from its hello to its end. It gets the events that its operator may see, each once and in order. */
export function createClient(socket: WebSocket, deps: ApiDeps, recent: RecentEvents, presence: Presence): Client {
  const socketId = presence.newSocketId();
  let token: string | undefined;
  let viewer: SignedIn | undefined;
  /** What this client has been sent up to; undefined until it is up to date. */
  let position: EventPosition | undefined;
  /** Where it believes to be: behind `position` after events that were not for it. */
  let told: EventCursor | undefined;
  /** Whose token it is: a phone hears of its operator's calls alone, and does not make them present. */
  let from: keyof typeof listening = "console";
  let isAlive = true;

  const helloTimer = setTimeout(() => socket.close(CLOSE.unauthorized), HELLO_TIMEOUT_MS).unref();
  socket.once("close", () => {
    clearTimeout(helloTimer);
    presence.leave(socketId);
  });
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
    if (frame.type === "looking") return look(frame);
    token = frame.token;
    if (frame.type === "hello") from = frame.from ?? "console";
    const operator = await recognize(frame.token);
    if (viewer !== undefined && viewer.operatorId !== operator.operatorId) throw new ProductError("auth.required");
    viewer = operator;
    if (frame.type !== "hello") return;
    await begin(operator, frame.after);
    if (from === "console") presence.watch(socketId, showOnlookers);
  };

  const recognize = async (heldToken: string) => {
    const operator = await authorizeToken(deps, heldToken, listening[from], from);
    if (from === "console") await markSeen(deps.db, operator.operatorId);
    return operator;
  };

  const look = async ({ conversationId, typing }: Extract<ClientFrame, { type: "looking" }>) => {
    if (viewer === undefined || from === "phone") return;
    const { tenantId, operatorId, name } = viewer;
    const holders = conversationId === null ? null : await holdersOf(deps.db, viewer, conversationId);
    const place = conversationId === null || holders === null ? null : { conversationId, holders, typing };
    presence.look(socketId, { tenantId, operatorId, name }, place);
  };

  const showOnlookers = ({ tenantId, conversationId, holders, onlookers }: Sight) => {
    if (viewer === undefined || viewer.tenantId !== tenantId || !mayView(viewer, holders)) return;
    const others = onlookers.filter(({ operatorId }) => operatorId !== viewer?.operatorId);
    send({ type: "onlookers", conversationId, onlookers: others });
  };

  /** Throws once the operator may not listen any more. */
  const reconsider = async (heldToken: string) => {
    viewer = await recognize(heldToken);
  };
  const leaveWhenRefused = (error: unknown) => {
    socket.close(error instanceof ProductError ? CLOSE.unauthorized : CLOSE.tryAgainLater);
  };

  const begin = async ({ tenantId }: SignedIn, after: EventCursor | null) => {
    const end = recent.end();
    if (end === undefined) return socket.close(CLOSE.tryAgainLater);
    if (after === null) {
      position = end;
      return send({ type: "ready", cursor: cursorOf(end) });
    }
    const gap = await findGap(deps.db, recent, tenantId, positionOf(after));
    position = gap.end;
    if (gap.kind === "resync") return send({ type: "resync", cursor: cursorOf(gap.end) });
    send({ type: "ready", cursor: after });
    sendEvents(gap.events);
    sendEvents(recent.after(position, tenantId) ?? []); // what was read while this function waited
  };

  const sendEvents = (events: readonly LoggedEvent[]) => {
    if (viewer === undefined || token === undefined) return;
    const changed = events.findIndex(
      ({ event, operatorId }) => event.kind === "operator.changed" && operatorId === viewer?.operatorId,
    );
    const told = changed === -1 ? events : events.slice(0, changed + 1);
    const last = told.at(-1);
    if (last === undefined) return;
    position = last.position;
    const seen = from === "phone" ? eventsForPhone(viewer, told) : eventsFor(viewer, told);
    if (seen.length > 0) send({ type: "events", cursor: cursorOf(last.position), events: seen });
    if (changed !== -1) void pauseFor(reconsider(token), last.position, viewer.tenantId);
  };

  /** What comes after a change of the operator's own rights is judged by the new ones, or not heard at all. */
  const pauseFor = async (reconsidered: Promise<void>, from: EventPosition, tenantId: TenantId) => {
    position = undefined;
    try {
      await reconsidered;
    } catch (error) {
      return leaveWhenRefused(error);
    }
    position = from;
    const missed = recent.after(from, tenantId);
    if (missed === null) socket.close(CLOSE.tryAgainLater);
    else sendEvents(missed);
  };

  const send = (frame: ServerFrame) => {
    if (socket.readyState !== socket.OPEN) return;
    if (frame.type !== "onlookers") told = frame.cursor;
    if (socket.bufferedAmount > UNSENT_BYTES_MAX) socket.close(CLOSE.tryAgainLater);
    else socket.send(JSON.stringify(frame));
  };

  return {
    tell(byTenant) {
      const from = position;
      if (from === undefined || viewer === undefined) return;
      sendEvents((byTenant.get(viewer.tenantId) ?? []).filter((event) => isAfter(event.position, from)));
    },
    beat() {
      if (!isAlive) return socket.terminate();
      isAlive = false;
      socket.ping();
      if (token === undefined) return;
      reconsider(token).catch((error: unknown) => {
        if (error instanceof ProductError) leaveWhenRefused(error);
      });
      // Otherwise who sees little would come back with an old cursor, and be made to fetch everything anew.
      if (position !== undefined && told !== cursorOf(position)) {
        send({ type: "events", cursor: cursorOf(position), events: [] });
      }
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
