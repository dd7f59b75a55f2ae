import type { DataSource } from "typeorm";
import { createSequence } from "../commands/touches/createSequence.ts";
import { publishSequence } from "../commands/touches/publishSequence.ts";
import type { OperatorRef } from "../contracts/actors.ts";
import type { TenantId } from "../contracts/ids.ts";
import { SequenceDefinition } from "../contracts/sequence.ts";
import type { SequenceDraft, SequenceKind } from "../contracts/sequence.ts";

interface DemoTouches {
  readonly clientKey: string;
  readonly kind: SequenceKind;
  readonly name: string;
  readonly draft: SequenceDraft;
}

/** With waits of minutes, so that runs end while one watches. */
const demoTouches = (by: OperatorRef): readonly DemoTouches[] => [
  {
    clientKey: "demo-price-asked",
    kind: "sequence",
    name: "Назвали цену, а клиент молчит",
    draft: {
      triggers: [
        {
          kind: "event",
          event: "message.sent",
          where: { match: "all", of: [{ fact: "appeal.askedPrice", operator: "is", value: true }] },
        },
      ],
      start: "wait",
      steps: [
        {
          id: "wait",
          kind: "wait",
          wait: { kind: "for", duration: { amount: 3, unit: "minutes" } },
          at: { x: 0, y: 0 },
          next: "ask",
        },
        {
          id: "ask",
          kind: "send",
          text: "{{contact.name}}, ещё думаете над ремонтом? Цена действует до конца недели, диагностика бесплатно.",
          timing: "any",
          at: { x: 0, y: 140 },
          next: "wait-answer",
        },
        {
          id: "wait-answer",
          kind: "wait",
          wait: { kind: "for", duration: { amount: 10, unit: "minutes" } },
          at: { x: 0, y: 280 },
          next: "task",
        },
        {
          id: "task",
          kind: "createTask",
          title: "Позвонить: {{contact.name}} спрашивает цену и молчит",
          type: "call",
          dueIn: { amount: 1, unit: "days" },
          assigneeId: by.operatorId,
          at: { x: 0, y: 420 },
          next: null,
        },
      ],
      goals: [{ id: "replied", name: "Клиент ответил", event: "message.received" }],
      reentry: { kind: "afterEnd", days: 0 },
    },
  },
  {
    clientKey: "demo-urgent",
    kind: "automation",
    name: "Срочно — задача",
    draft: {
      triggers: [
        {
          kind: "event",
          event: "message.received",
          where: {
            match: "any",
            of: ["срочно", "сегодня"].map((value) => ({ fact: "event.text", operator: "contains" as const, value })),
          },
        },
      ],
      start: "task",
      steps: [
        {
          id: "task",
          kind: "createTask",
          title: "Торопится: {{contact.name}}",
          type: "message",
          dueIn: { amount: 30, unit: "minutes" },
          assigneeId: by.operatorId,
          at: { x: 0, y: 0 },
          next: null,
        },
      ],
      goals: [],
      reentry: { kind: "afterEnd", days: 0 },
    },
  },
];

/** A sequence and an automation that work from the first visitor on. */
export async function addDemoTouches(db: DataSource, tenantId: TenantId, by: OperatorRef): Promise<void> {
  for (const { draft, ...touches } of demoTouches(by)) {
    const definition = SequenceDefinition.parse(draft);
    const sequenceId = await createSequence(db, { ...touches, tenantId, definition, by });
    await publishSequence(db, { tenantId, sequenceId, revision: 1, by });
  }
}
