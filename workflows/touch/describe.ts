import type { TouchActorState } from "./state.ts";

const statuses: Readonly<Record<TouchActorState["status"], string>> = {
  running: "Идёт",
  paused: "На паузе",
  ended: "Закончено",
};

/** Markdown for the "current details" of the Temporal UI. */
export function describe({ runId, status, lookAtMs }: TouchActorState): string {
  const until =
    status !== "running" ? "" : lookAtMs === null ? " Ждёт события." : ` До ${new Date(lookAtMs).toISOString()}.`;
  return `**${statuses[status]}.**${until}\n\n${runId}`;
}
