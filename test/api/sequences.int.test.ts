import { afterAll, beforeAll, expect, test } from "vitest";
import {
  changeSequenceStatus,
  createSequence,
  getSequence,
  getSequenceVersion,
  listSequences,
  publishSequence,
  saveSequence,
} from "../../contracts/endpoints/sequences.ts";
import type { SequenceId } from "../../contracts/ids.ts";
import type { SequenceDraft } from "../../contracts/sequence.ts";
import { LabelRecord } from "../../entities/labelRecord.ts";
import { newId } from "../../entities/newId.ts";
import type { TenantRecord } from "../../entities/tenantRecord.ts";
import { TouchRunRecord } from "../../entities/touchRunRecord.ts";
import { openInbox } from "./inbox.ts";
import { startTestApi } from "./testApi.ts";
import type { TestApi } from "./testApi.ts";
import { buildSequence } from "../support/buildSequence.ts";
import { askedPrice, buildTouchRun } from "../support/buildTouchRun.ts";

let api: TestApi;
let tenant: TenantRecord;
let token: string;
beforeAll(async () => {
  api = await startTestApi();
  tenant = await api.addTenant();
  ({ token } = await api.signInTo(tenant));
});
afterAll(() => api.close());

const create = async (clientKey: string, definition: SequenceDraft = askedPrice, name = "Спросили цену") =>
  (await api.call(createSequence, { token, body: { clientKey, kind: "sequence", name, definition } })).result;
const save = (sequenceId: SequenceId, revision: number, definition: SequenceDraft, name = "Спросили цену") =>
  api.call(saveSequence, { token, params: { sequenceId }, body: { revision, name, definition } });
const publish = (sequenceId: SequenceId, revision: number) =>
  api.call(publishSequence, { token, params: { sequenceId }, body: { revision } });
const setStatus = (sequenceId: SequenceId, status: string) =>
  api.call(changeSequenceStatus, { token, params: { sequenceId }, body: { status } });
const read = async (sequenceId: SequenceId) => (await api.call(getSequence, { token, params: { sequenceId } })).result;

const later: SequenceDraft = { ...askedPrice, goals: [] };

test("a sequence is begun once, however often its author presses the button", async () => {
  const first = await create("double-click");
  expect(await create("double-click")).toEqual(first);
  expect(first).toMatchObject({ status: "draft", publishedVersion: null, isChanged: true, revision: 1, running: 0 });
  const { result } = await api.call(listSequences, { token });
  expect(result.sequences.filter(({ id }) => id === first.id)).toHaveLength(1);
});

test("of two who draw the same sequence the second is told that the first has saved", async () => {
  const { id } = await create("two-authors");
  expect((await save(id, 1, later)).result.sequence.revision).toBe(2);
  expect((await save(id, 1, { ...later, reentry: { kind: "afterEnd", days: 7 } })).code).toBe(
    "sequence.changed_meanwhile",
  );
  // Whose answer was lost may say the same again.
  expect((await save(id, 1, later)).result.sequence.revision).toBe(2);
});

test("publishing makes a version, and runs under way keep theirs", async () => {
  const { id } = await create("published");
  expect((await publish(id, 1)).result).toMatchObject({ status: "active", publishedVersion: 1, isChanged: false });
  expect((await publish(id, 1)).result.publishedVersion).toBe(1);
  await save(id, 1, later);
  expect((await read(id)).sequence).toMatchObject({ publishedVersion: 1, isChanged: true });
  await publish(id, 2);
  expect((await read(id)).versions.map(({ version }) => version)).toEqual([2, 1]);
  const params = { sequenceId: id, version: "1" };
  const { result } = await api.call(getSequenceVersion, { token, params });
  expect(result.definition.goals).toHaveLength(1);
  expect((await api.call(getSequenceVersion, { token, params: { ...params, version: "9" } })).code).toBe(
    "sequence.not_found",
  );
});

test("another name is no other version", async () => {
  const { id } = await create("renamed-later");
  await publish(id, 1);
  const { result } = await save(id, 1, askedPrice, "Вопрос о цене");
  expect(result.sequence).toMatchObject({ name: "Вопрос о цене", isChanged: false });
  expect((await publish(id, 2)).result.publishedVersion).toBe(1);
});

test("what cannot run is not published, and each step says why", async () => {
  const gone = newId("lab");
  const broken: SequenceDraft = {
    ...askedPrice,
    start: "mark",
    steps: [
      { id: "mark", kind: "label", add: [gone], next: "say" },
      { id: "say", kind: "send", text: "{{nobody.knows}}", next: "away" },
    ],
  };
  const { id } = await create("broken-once", broken);
  const { code, details } = await publish(id, 1);
  expect(code).toBe("sequence.cannot_run");
  expect(details).toEqual((await read(id)).problems);
  expect(details).toEqual([
    { code: "reference.gone", stepId: "mark", detail: gone },
    { code: "step.leadsNowhere", stepId: "say", detail: "next" },
    { code: "text.unknownVariable", stepId: "say", detail: "nobody.knows" },
  ]);
  const label = { id: newId("lab"), tenantId: tenant.id, name: "Спросил цену", color: "red" as const };
  await api.db.getRepository(LabelRecord).save(label);
  const mended: SequenceDraft = {
    ...broken,
    steps: [
      { id: "mark", kind: "label", add: [label.id], next: "say" },
      { id: "say", kind: "send", text: "Подсказать?", next: null },
    ],
  };
  expect((await save(id, 1, mended)).result.problems).toEqual([]);
  expect((await publish(id, 2)).status).toBe(200);
});

test("a sequence that is put away cancels its runs, and its list counts them", async () => {
  const sequence = await buildSequence(api.db, tenant.id, askedPrice);
  const inbox = await openInbox(api, tenant);
  const contacts = [await inbox.receive("раз"), await inbox.receive("два"), await inbox.receive("три")];
  for (const { contactId } of contacts) await buildTouchRun(api.db, sequence, { contactId });
  expect((await setStatus(sequence.id, "paused")).result).toMatchObject({ status: "paused", running: 3 });
  expect((await setStatus(sequence.id, "active")).result.status).toBe("active");
  expect((await setStatus(sequence.id, "archived")).result).toMatchObject({ running: 0, ended: 3, failed: 0 });
  const runs = await api.db.getRepository(TouchRunRecord).findBy({ sequenceId: sequence.id });
  expect(runs.map(({ outcome, state }) => [outcome, state.end?.why, state.stepId])).toEqual(
    contacts.map(() => ["cancelled", "run.sequenceArchived", null]),
  );
  const listed = async (archived: string) =>
    (await api.call(listSequences, { token, query: { archived } })).result.sequences.map(({ id }) => id);
  expect(await listed("false")).not.toContain(sequence.id);
  expect(await listed("true")).toEqual([sequence.id]);
  expect((await publish(sequence.id, 1)).code).toBe("sequence.archived");
});

test("what was never published cannot be let run", async () => {
  const { id } = await create("never-published");
  expect((await setStatus(id, "active")).code).toBe("sequence.not_published");
});
