import { WebSocket } from "ws";
import { ServerFrame } from "../../contracts/realtime.ts";
import type { RealtimeEvent } from "../../contracts/realtime.ts";
import { Journal } from "../../simulators/journal.ts";

export interface RealtimeClient {
  /** Everything that was shown since the client connected, in order. */
  readonly events: Journal<RealtimeEvent>;
  close(): void;
}

/** A console's live connection, from now on. */
export async function openRealtimeClient(url: string, token: string): Promise<RealtimeClient> {
  const events = new Journal<RealtimeEvent>();
  const socket = new WebSocket(`${url.replace(/^http/, "ws")}/ws`);
  const ready = Promise.withResolvers<void>();
  socket.once("error", ready.reject);
  socket.once("close", (code) => ready.reject(new Error(`The connection was closed with ${code}.`)));
  socket.once("open", () => socket.send(JSON.stringify({ type: "hello", token, after: null })));
  socket.on("message", (data: Buffer) => {
    const frame = ServerFrame.parse(JSON.parse(data.toString()));
    if (frame.type === "events") for (const event of frame.events) events.record(event);
    else ready.resolve();
  });
  await ready.promise;
  return { events, close: () => socket.close() };
}
