import type { DataSource } from "typeorm";
import type { MessageId } from "../contracts/ids.ts";
import type { DeliveryStatus } from "../contracts/message.ts";

/** Where a reserved message stands now, and for how long it has been reserved. Milliseconds. */
export async function reservedStatus(
  db: DataSource,
  id: MessageId,
): Promise<{ status: DeliveryStatus; reservedForMs: number }> {
  const [row]: { status: DeliveryStatus; reservedForMs: number }[] = await db.query(
    `SELECT status, coalesce(extract(epoch FROM clock_timestamp() - "reservedAt") * 1000, 0)::float8 AS "reservedForMs"
     FROM messages WHERE id = $1`,
    [id],
  );
  if (row === undefined) throw new Error(`Message ${id} does not exist.`);
  return row;
}
