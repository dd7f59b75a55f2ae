import { setTimeout as sleep } from "node:timers/promises";
import { Health } from "../contracts/health.ts";

const WITHIN_MS = 60_000;

/** Waits until the API and all that it depends on are up. After a minute, gives in words what is still missing. */
export async function waitForHealth(url: string): Promise<string | undefined> {
  const deadline = Date.now() + WITHIN_MS;
  for (;;) {
    const health = await readHealth(url);
    if (health?.status === "up") return undefined;
    if (Date.now() > deadline) return missing(health);
    await sleep(200);
  }
}

async function readHealth(url: string): Promise<Health | undefined> {
  try {
    const response = await fetch(`${url}/health`, { signal: AbortSignal.timeout(2_000) });
    return Health.safeParse(await response.json()).data;
  } catch {
    return undefined;
  }
}

function missing(health: Health | undefined): string {
  const down = health?.dependencies
    .filter(({ status }) => status === "down")
    .map(({ name, words }) => `${name}: ${words}`);
  return down?.join("; ") || "the API does not answer";
}
