import type { Socket } from "node:net";
import { crc32, int32 } from "./bytes.ts";

/** Length, number and checksum around each payload: the "full" transport, which Node clients speak. */
const OVERHEAD = 12;

export interface Framing {
  send(payload: Buffer): void;
  readonly socket: Socket;
}

/** Hands whole payloads on, one after the other. */
export function frame(socket: Socket, onPayload: (payload: Buffer) => Promise<void>): Framing {
  let received = Buffer.alloc(0);
  let sent = 0;
  let handled: Promise<void> = Promise.resolve();
  socket.on("data", (data) => {
    received = Buffer.concat([received, data]);
    while (received.length >= 4 && received.length >= received.readInt32LE(0)) {
      const length = received.readInt32LE(0);
      const payload = Buffer.from(received.subarray(8, length - 4));
      received = received.subarray(length);
      handled = handled.then(() => onPayload(payload)).catch(() => void socket.destroy());
    }
  });
  socket.on("error", () => socket.destroy());
  return {
    socket,
    send(payload) {
      if (socket.destroyed) return;
      const framed = Buffer.concat([int32(payload.length + OVERHEAD), int32(sent++), payload]);
      socket.write(Buffer.concat([framed, crc32(framed)]));
    },
  };
}
