import type { DataSource } from "typeorm";
import type { OperatorId } from "../contracts/ids.ts";

/** Notes that a console of the operator is connected. Written at most once a minute, however often it is called. */
export async function markSeen(db: DataSource, operatorId: OperatorId): Promise<void> {
  await db.query(
    `UPDATE operators SET "seenAt" = now()
     WHERE id = $1 AND ("seenAt" IS NULL OR "seenAt" < now() - interval '1 minute')`,
    [operatorId],
  );
}
