import type { EntityManager } from "typeorm";
import type { LockedConversation } from "./lockConversation.ts";

/** Sets the outbox bell of a locked conversation; true when it was quiet, so that the actor must be rung after the commit. */
export async function ringOutbox(manager: EntityManager, { id, outboxBell }: LockedConversation): Promise<boolean> {
  if (outboxBell !== "quiet") return false;
  await manager.query(`UPDATE conversations SET "outboxBell" = 'ringing', "bellRungAt" = now() WHERE id = $1`, [id]);
  return true;
}
