import type { EntityManager } from "typeorm";
import type { ChannelKind } from "../../contracts/channel.ts";
import { PLACE_KEPT_FOR_MS, touchesPerMinute } from "../../contracts/touchPace.ts";
import type { ChannelAccountId, TouchRunId } from "../../contracts/ids.ts";

interface Place {
  readonly runId: TouchRunId;
  readonly account: { readonly id: ChannelAccountId; readonly kind: ChannelKind };
  /** The one that was booked for this send before. */
  readonly slotAt: Date | null;
  readonly nowMs: number;
}

/**
 * When a touch may leave by a channel account, by its pace. Of however many that are due at once each is given a place of
 * its own, so that each comes back once. The account's row is the last that a transaction locks.
 */
export async function bookPlace(manager: EntityManager, { runId, account, slotAt, nowMs }: Place): Promise<number> {
  const booked = slotAt?.getTime();
  if (booked !== undefined && nowMs - booked < PLACE_KEPT_FOR_MS) return booked;
  const [place]: { at: Date }[] = await manager.query(
    `INSERT INTO touch_paces ("channelAccountId", "freeAt") VALUES ($1, $2::timestamptz + make_interval(secs => $3))
     ON CONFLICT ("channelAccountId") DO UPDATE SET "freeAt" = greatest(touch_paces."freeAt", $2) + make_interval(secs => $3)
     RETURNING "freeAt" - make_interval(secs => $3) AS at`,
    [account.id, new Date(nowMs), 60 / touchesPerMinute[account.kind]],
  );
  if (place === undefined) throw new Error(`Account ${account.id} gave no place.`);
  await manager.query(`UPDATE touch_runs SET "slotAt" = $2 WHERE id = $1`, [runId, place.at]);
  return place.at.getTime();
}
