import { WebSocket } from "ws";
import type { EventCursor, RealtimeEvent } from "../../contracts/realtime.ts";
import { ServerFrame } from "../../contracts/realtime.ts";
import { until } from "../support/until.ts";

/** A console's socket: everything it was sent, in the order in which it came. */
export function openSocket(url: string, headers: Readonly<Record<string, string>> = {}) {
  const socket = new WebSocket(`${url.replace("http", "ws")}/ws`, { headers });
  const frames: ServerFrame[] = [];
  let closeCode: number | undefined;
  let refusedWith: number | undefined;
  const opened = new Promise<void>((resolve) => socket.once("open", resolve));
  socket.on("message", (data) => {
    if (Buffer.isBuffer(data)) frames.push(ServerFrame.parse(JSON.parse(data.toString())));
  });
  socket.on("close", (code) => (closeCode = code));
  socket.on("unexpected-response", (_, response) => {
    refusedWith = response.statusCode;
    socket.terminate();
  });
  socket.on("error", () => undefined);
  return {
    frames,
    events: (): readonly RealtimeEvent[] => frames.flatMap((frame) => (frame.type === "events" ? frame.events : [])),
    async say(frame: unknown) {
      await opened;
      socket.send(typeof frame === "string" ? frame : JSON.stringify(frame));
    },
    /** Says hello and waits for where the connection starts. */
    async hello(token: string, after: EventCursor | null = null) {
      await this.say({ type: "hello", token, after });
      return until(() => frames[0]);
    },
    closed: () => until(() => closeCode),
    refused: () => until(() => refusedWith),
    close: () => socket.terminate(),
  };
}
