import { setTimeout as sleep } from "node:timers/promises";
import type { LoadPlan } from "./arguments.ts";
import { matchReplies } from "./matchReplies.ts";
import type { Webhook } from "./offer.ts";
import { composeReport, type LoadReport } from "./report.ts";
import { runPhase } from "./runPhase.ts";
import type { Provider } from "./startProvider.ts";

/** The other system is given this long without a further reply before what is missing counts as lost. */
const SILENCE_MS = 30_000;
const LOOK_MS = 1_000;
/** Telegram's own chat and update numbers; from the clock, so that a second run meets no chat of the first. */
const firstNumber = () => Math.floor(Date.now() / 1_000);

export interface OtherSystem {
  readonly plan: LoadPlan;
  readonly provider: Provider;
  readonly webhook: Webhook;
  readonly say: (line: string) => void;
}

/** Loads a system that somebody else has started. All that is known of it is what it answers and what it sends. */
export async function loadOther({ plan, provider, webhook, say }: OtherSystem): Promise<LoadReport> {
  say(`the fake Bot API listens on ${provider.telegramUrl}`);
  say(`warming up for ${plan.warmUp} s`);
  const first = firstNumber();
  await runPhase({ ...plan, seconds: plan.warmUp, seed: plan.seed + 1, first }, provider, webhook);
  await waitForSilence(provider);

  say(`offering ${plan.rate} messages/s for ${plan.seconds} s`);
  const warmUpDeliveries = (await provider.deliveries()).length;
  const measured = await runPhase({ ...plan, first: first + 100_000_000 }, provider, webhook);
  await waitForSilence(provider);
  const deliveries = (await provider.deliveries()).slice(warmUpDeliveries);
  const verdict = matchReplies(measured, deliveries);
  return composeReport({ plan, offered: measured, measured, verdict, deliveries, shown: null, ownStack: null });
}

async function waitForSilence(provider: Provider): Promise<void> {
  let [count, changedAtMs] = [-1, Date.now()];
  while (Date.now() - changedAtMs < SILENCE_MS) {
    const { length } = await provider.deliveries();
    if (length !== count) [count, changedAtMs] = [length, Date.now()];
    await sleep(LOOK_MS);
  }
}
