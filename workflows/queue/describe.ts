import type { QueueState } from "./state.ts";

/** Markdown for the "current details" of the Temporal UI. */
export function describe({ waiting, lookAgainAtMs }: QueueState): string {
  const next = lookAgainAtMs === null ? "проснётся, когда что-то изменится" : new Date(lookAgainAtMs).toISOString();
  return `**Ждут в очереди: ${waiting}**. Следующий взгляд: ${next}.`;
}
