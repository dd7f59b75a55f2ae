import type { EventCursor } from "../../contracts/realtime.ts";

/** A place in the log of events. Transaction ids and numbers are 64 bits wide, so they are compared as bigint. */
export interface EventPosition {
  readonly transaction: bigint;
  readonly seq: bigint;
}

export const cursorOf = ({ transaction, seq }: EventPosition): EventCursor => `${transaction}.${seq}`;

export function positionOf(cursor: EventCursor): EventPosition {
  const [transaction = "0", seq = "0"] = cursor.split(".");
  return { transaction: BigInt(transaction), seq: BigInt(seq) };
}

export const isAfter = (a: EventPosition, b: EventPosition): boolean =>
  a.transaction === b.transaction ? a.seq > b.seq : a.transaction > b.transaction;
