import type { ConversationId } from "../../../../contracts/ids.ts";
import {
  type ClientFrame,
  type EventCursor,
  type Onlooker,
  type RealtimeEvent,
  ServerFrame,
} from "../../../../contracts/realtime.ts";
import type { Store } from "../state/store.ts";

export interface RealtimeHandlers {
  readonly token: () => string | undefined;
  /** From where the first connection follows the log: what changes while it is being made is heard as well. */
  readonly since: () => EventCursor | null;
  /** The server closed with "token expired": get a new one. */
  readonly renewToken: () => Promise<void>;
  readonly onLive: () => void;
  readonly onLost: () => void;
  readonly onEvents: (events: readonly RealtimeEvent[]) => void;
  readonly onResync: () => void;
  readonly onOnlookers: (conversationId: ConversationId, onlookers: readonly Onlooker[]) => void;
  /** Where the operator is, for colleagues to see. */
  readonly place: Store<{ readonly conversationId: ConversationId | null; readonly typing: boolean }>;
}

const tokenRefused = 4401;
const firstRetryMs = 500;
const longestRetryMs = 15_000;
/** The server forgets who has not said for 45 s where they are. */
const placeEveryMs = 20_000;

/** Keeps one socket open until stopped. After a break it resumes from the last cursor, so exactly the gap arrives. */
export function openRealtime(handlers: RealtimeHandlers): () => void {
  let cursor = handlers.since();
  let attempts = 0;
  let stopped = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let socket: WebSocket | undefined;

  const connect = () => {
    // The browser says when it is worth while again.
    if (!navigator.onLine) return;
    const current = new WebSocket(`${location.protocol === "https:" ? "wss" : "ws"}://${location.host}/ws`);
    socket = current;
    current.addEventListener("open", () =>
      send(current, { type: "hello", token: handlers.token() ?? "", after: cursor }),
    );
    current.addEventListener("message", ({ data }) => {
      if (current === socket) receive(ServerFrame.parse(JSON.parse(String(data))));
    });
    current.addEventListener("close", ({ code }) => {
      if (current === socket) void retry(code);
    });
  };

  const receive = (frame: ServerFrame) => {
    attempts = 0;
    if (frame.type === "ready") handlers.onLive();
    if (frame.type === "ready" || frame.type === "resync") sayPlace();
    if (frame.type === "events") handlers.onEvents(frame.events);
    if (frame.type === "resync") {
      handlers.onLive();
      handlers.onResync();
    }
    if (frame.type === "onlookers") handlers.onOnlookers(frame.conversationId, frame.onlookers);
    else cursor = frame.cursor;
  };

  const sayPlace = () => {
    if (socket?.readyState === WebSocket.OPEN) send(socket, { type: "looking", ...handlers.place.get() });
  };

  const retry = async (code: number) => {
    if (stopped) return;
    if (code === tokenRefused) await handlers.renewToken().catch(() => undefined);
    if (stopped) return;
    if (code !== tokenRefused || attempts > 0) handlers.onLost();
    const waitMs = Math.min(longestRetryMs, firstRetryMs * 2 ** attempts) * (0.7 + Math.random() * 0.6);
    attempts += 1;
    timer = setTimeout(connect, waitMs);
  };

  /** The browser knows that the network is back before the next attempt is due. */
  const hurry = () => {
    if (socket && socket.readyState !== WebSocket.CLOSED) return;
    clearTimeout(timer);
    connect();
  };

  /** Without a network a socket seems open for minutes, and the screen up to date. */
  const drop = () => {
    const dead = socket;
    socket = undefined;
    dead?.close();
    handlers.onLost();
  };

  connect();
  addEventListener("online", hurry);
  addEventListener("offline", drop);
  const unsubscribe = handlers.place.subscribe(sayPlace);
  const saying = setInterval(() => handlers.place.get().conversationId && sayPlace(), placeEveryMs);
  return () => {
    stopped = true;
    clearTimeout(timer);
    clearInterval(saying);
    unsubscribe();
    removeEventListener("online", hurry);
    removeEventListener("offline", drop);
    socket?.close();
  };
}

const send = (socket: WebSocket, frame: ClientFrame) => socket.send(JSON.stringify(frame));
