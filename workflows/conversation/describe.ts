import type { ConversationSnapshot } from "./messages.ts";
import type { ConversationState } from "./state.ts";

const activities = {
  waiting: "ждёт",
  answering: "готовит ответ",
  delivering: "отправляет",
  takingOver: "выполняет распоряжение",
};

/** Markdown for the "current details" of the Temporal UI. It is read on demand and costs no history. */
export function describe(state: ConversationState, activity: ConversationSnapshot["activity"]): string {
  const who = state.mode === "bot" ? "Отвечает бот" : "Отвечает оператор";
  return `**${who}**, поколение ${state.generation}. Процесс сейчас: ${activities[activity]}.`;
}
