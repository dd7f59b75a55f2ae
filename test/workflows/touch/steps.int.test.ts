import { afterAll, beforeAll, expect, test } from "vitest";
import type { SequenceDraft } from "../../../contracts/sequence.ts";
import { ContactRecord } from "../../../entities/contactRecord.ts";
import { ConversationLabelRecord } from "../../../entities/conversationLabelRecord.ts";
import { LabelRecord } from "../../../entities/labelRecord.ts";
import { newId } from "../../../entities/newId.ts";
import { createTouchRig } from "../../support/touchRig.ts";
import type { TouchRig } from "../../support/touchRig.ts";
import { until } from "../../support/until.ts";

let rig: TouchRig;
beforeAll(async () => {
  rig = await createTouchRig();
});
afterAll(() => rig.close());

type StepDraft = NonNullable<SequenceDraft["steps"]>[number];
const one = (step: StepDraft): Partial<SequenceDraft> => ({ steps: [step] });

test("a touch leaves once, in the words of its template, and the run ends", async () => {
  await rig.contact(901);
  const sequence = await rig.sequence(
    one({ id: "s1", kind: "send", text: "{{contact.name}}, ремонт готов!", next: null }),
  );
  await rig.begin(sequence, [901]);
  const run = await rig.ended(sequence, 901);
  expect(run.outcome).toBe("finished");
  await until(() => rig.sentTo(901).length > 0);
  expect(rig.sentTo(901)).toEqual(["Жанна, ремонт готов!"]);
  expect(await rig.story(run)).toEqual(["s1 taken send.queued"]);
  const { mode, assigneeId } = await rig.conversationOf(901);
  expect({ mode, assigneeId }).toEqual({ mode: "operator", assigneeId: null });
});

test("a label, a note, a field, an assignment and the closing each are done, in their order", async () => {
  const { id: conversationId, contactId } = await rig.contact(902);
  const label = await rig.db.getRepository(LabelRecord).save({
    id: newId("lab"),
    tenantId: rig.tenant.id,
    name: "Готов",
    color: "green",
  });
  const sequence = await rig.sequence({
    steps: [
      { id: "label", kind: "label", add: [label.id], next: "field" },
      { id: "field", kind: "setField", field: "contact.field.город", value: "Казань", next: "note" },
      { id: "note", kind: "note", text: "Живёт: {{contact.field.город}}", next: "assign" },
      { id: "assign", kind: "assign", to: { kind: "operator", id: rig.by.operatorId }, next: "close" },
      { id: "close", kind: "close", next: null },
    ],
  });
  await rig.begin(sequence, [902]);
  const run = await rig.ended(sequence, 902);
  expect(await rig.story(run)).toEqual(
    ["label", "field", "note", "assign", "close"].map((step) => `${step} taken step.done`),
  );
  const labels = await rig.db.getRepository(ConversationLabelRecord).findBy({ conversationId });
  expect(labels.map(({ labelId }) => labelId)).toEqual([label.id]);
  expect((await rig.db.getRepository(ContactRecord).findOneByOrFail({ id: contactId })).fields).toEqual({
    город: "Казань",
  });
  expect((await rig.messagesOf(902)).at(-1)).toMatchObject({
    direction: "note",
    author: "touch",
    content: { text: "Живёт: Казань" },
  });
  expect(await rig.conversationOf(902)).toMatchObject({ status: "resolved", assigneeId: rig.by.operatorId });
});
