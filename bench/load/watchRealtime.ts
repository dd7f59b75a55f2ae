import { once } from "node:events";
import { WebSocket } from "ws";
import { Session, signIn } from "../../contracts/endpoints/session.ts";
import { ServerFrame } from "../../contracts/realtime.ts";
import type { SeededTenant } from "./seedTenant.ts";

export interface Watch {
  /** When each inbound message was shown, by message id; Unix milliseconds. */
  readonly shownAtMs: ReadonlyMap<string, number>;
  readonly stop: () => void;
}

/** Looks on as an operator's console does: signs in, opens the socket, and notes when each customer's message appears. */
export async function watchRealtime(apiUrl: string, { operator }: SeededTenant): Promise<Watch> {
  const response = await fetch(`${apiUrl}${signIn.path}`, {
    method: signIn.method,
    headers: { "content-type": "application/json" },
    body: JSON.stringify(operator),
  });
  const { accessToken } = Session.parse(await response.json());
  const shownAtMs = new Map<string, number>();
  const socket = new WebSocket(`${apiUrl.replace("http", "ws")}/ws`);
  await once(socket, "open");
  const ready = once(socket, "message");
  socket.on("message", (data: Buffer) => {
    const atMs = performance.timeOrigin + performance.now();
    const frame = ServerFrame.parse(JSON.parse(data.toString()));
    if (frame.type !== "events") return;
    for (const { kind, messageId } of frame.events)
      if (kind === "message.received" && messageId !== null && !shownAtMs.has(messageId))
        shownAtMs.set(messageId, atMs);
  });
  socket.send(JSON.stringify({ type: "hello", token: accessToken, after: null }));
  await ready;
  return { shownAtMs, stop: () => socket.terminate() };
}
