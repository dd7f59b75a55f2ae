import { setTimeout as pause } from "node:timers/promises";
import type { TelegramClient } from "telegram";
import { Api } from "telegram/tl/index.js";

/** What is on its way to us arrives within this time; the library itself waits a second before it asks for what it lacks. */
const UNDER_WAY_MS = 3_000;

/**
 * Asks Telegram how far the account has come. Whoever stays behind that has missed something without noticing, and catches
 * up. Returns by how many updates. Throws what Telegram refused it by.
 */
export async function lookAtState(client: TelegramClient): Promise<number> {
  const { pts } = await client.invoke(new Api.updates.GetState());
  const behind = () => Math.max(0, pts - (client.updateManager.state?.pts ?? pts));
  if (behind() === 0) return 0;
  await pause(UNDER_WAY_MS);
  const missed = behind();
  if (missed > 0) await client.catchUp();
  return missed;
}
