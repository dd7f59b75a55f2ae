import type { CallState } from "../../contracts/call.ts";
import type { CallActorState } from "./state.ts";

const phases: Readonly<Record<CallState, string>> = {
  waiting: "Ждёт телефон",
  claimed: "Телефон взял, ждём результат",
  reported: "Результат известен",
  unknown: "Результат неизвестен, ждём опоздавший отчёт",
  cancelled: "Отменён",
  expired: "Никто не взял вовремя",
};

/** Markdown for the "current details" of the Temporal UI. */
export function describe({ state, dueAtMs }: CallActorState): string {
  const until = dueAtMs === null ? "" : ` До ${new Date(dueAtMs).toISOString()}.`;
  return `**${phases[state]}.**${until}`;
}
