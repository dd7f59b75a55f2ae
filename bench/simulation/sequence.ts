import { SequenceDefinition } from "../../contracts/sequence.ts";

const lapsed = {
  match: "all" as const,
  of: [{ fact: "contact.field.interest", operator: "is" as const, value: "repair" }],
};
const written = { event: "message.received" as const };
const days = (amount: number) => ({ amount, unit: "days" as const });

/** A winning-back of three months as tenants draw them: seven messages, waits by the clock and the calendar, a condition, a split, answers. */
export const winningBack = SequenceDefinition.parse({
  triggers: [{ kind: "event", event: "conversation.created" }],
  start: "hello",
  goals: [
    {
      id: "unhappy",
      event: "message.received",
      where: { match: "all", of: [{ fact: "event.text", operator: "contains", value: "не пишите" }] },
    },
  ],
  reentry: { kind: "afterEnd", days: 30 },
  steps: [
    { id: "hello", kind: "send", text: "{{contact.name}}, здравствуйте!", next: "answer" },
    { id: "answer", kind: "waitFor", of: [written], timeout: days(3), next: "thanks", timedOut: "split" },
    { id: "thanks", kind: "setField", field: "contact.field.interest", value: "repair", next: "split" },
    {
      id: "split",
      kind: "split",
      variants: [
        { name: "Цена", weight: 50, next: "price" },
        { name: "Качество", weight: 50, next: "quality" },
      ],
    },
    { id: "price", kind: "send", text: "У нас скидка.", next: "week" },
    { id: "quality", kind: "send", text: "У нас гарантия.", next: "week" },
    { id: "week", kind: "wait", wait: { kind: "for", duration: days(10) }, timing: "considerate", next: "interested" },
    { id: "interested", kind: "condition", where: lapsed, next: "offer", otherwise: "morning" },
    { id: "offer", kind: "send", text: "Посмотрим ваш телефон?", timing: "business", next: "again" },
    {
      id: "morning",
      kind: "wait",
      wait: { kind: "timeOfDay", time: "10:00", weekdays: ["tue", "thu"] },
      next: "reminder",
    },
    { id: "reminder", kind: "send", text: "Мы рядом.", next: "again" },
    {
      id: "again",
      kind: "waitFor",
      of: [written],
      timeout: { amount: 2, unit: "weeks" },
      next: "label",
      timedOut: "month",
    },
    { id: "label", kind: "note", text: "Ответил.", next: "month" },
    {
      id: "month",
      kind: "wait",
      wait: { kind: "for", duration: { amount: 1, unit: "months" } },
      timing: "business",
      next: "review",
    },
    { id: "review", kind: "send", text: "Как вам ремонт?", whenCapped: "wait", next: "last" },
    {
      id: "last",
      kind: "wait",
      wait: { kind: "for", duration: { amount: 20, unit: "hours" }, counted: "business" },
      next: "goodbye",
    },
    { id: "goodbye", kind: "send", text: "До встречи!", whenCapped: "wait", next: "end" },
    { id: "end", kind: "end" },
  ],
});
