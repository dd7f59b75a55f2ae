import { createSchedule, type ScheduleSettings } from "./schedule.ts";
import { offer, type Offered, type Webhook } from "./offer.ts";
import type { Provider } from "./startProvider.ts";

/** Makes the customers known to the messenger, and lets them write until the schedule ends. */
export async function runPhase(
  settings: ScheduleSettings,
  provider: Provider,
  webhook: Webhook,
): Promise<readonly Offered[]> {
  const schedule = createSchedule(settings);
  await provider.openChats([...new Set(schedule.map(({ chatId }) => chatId))]);
  return offer(schedule, webhook, settings.first);
}
