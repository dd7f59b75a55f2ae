import type { DataSource } from "typeorm";
import type { SequenceDraft } from "../../contracts/sequence.ts";
import type { RunState } from "../../contracts/touchRun.ts";
import { newId } from "../../entities/newId.ts";
import type { SequenceRecord } from "../../entities/sequenceRecord.ts";
import { TouchRunRecord } from "../../entities/touchRunRecord.ts";

/** Says something two hours after a contact asked for a price, unless they have written. */
export const askedPrice: SequenceDraft = {
  triggers: [{ kind: "manual" }, { kind: "api" }],
  start: "wait",
  steps: [
    { id: "wait", kind: "wait", wait: { kind: "for", duration: { amount: 2, unit: "hours" } }, next: "say" },
    { id: "say", kind: "send", text: "{{contact.name}}, подсказать по цене?", next: null },
  ],
  goals: [{ id: "replied", event: "message.received" }],
};

/** A run as it lies at rest: at the sequence's first step, for a day to come. */
export async function buildTouchRun(
  db: DataSource,
  { id: sequenceId, tenantId, draft }: SequenceRecord,
  run: Pick<TouchRunRecord, "contactId"> & Partial<TouchRunRecord>,
): Promise<TouchRunRecord> {
  const nowMs = Date.now();
  const dueAtMs = nowMs + 86_400_000;
  const state: RunState = {
    stepId: draft.start,
    phase: "waiting",
    ordinal: 1,
    attempt: 0,
    sinceMs: nowMs,
    dueAtMs,
    messageId: null,
    off: null,
    vars: {},
    end: null,
  };
  const id = newId("run");
  return db.getRepository(TouchRunRecord).save({
    id,
    tenantId,
    sequenceId,
    version: 1,
    state,
    stepId: state.stepId,
    dueAt: new Date(dueAtMs),
    wantedAt: new Date(dueAtMs),
    beginKey: id,
    begunBy: "manual",
    ...run,
  });
}
