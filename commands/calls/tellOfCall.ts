import type { EntityManager } from "typeorm";
import type { CallOutcome, CallStepKind, ReportReason } from "../../contracts/call.ts";
import type { CallRef } from "../../contracts/callActor.ts";
import type { CallRequestId, CompanyId, ContactId, OperatorId, TenantId } from "../../contracts/ids.ts";
import { newId } from "../../entities/newId.ts";
import { recordEvents } from "../recordEvents.ts";
import { recordTimeline } from "../recordTimeline.ts";
import { selectCallRef } from "./callFact.ts";

interface Step {
  readonly kind: CallStepKind;
  /** Who did it; null for what happened by itself. */
  readonly operatorId?: OperatorId | null;
  readonly reason?: ReportReason | null;
  /** What the operator added to a result. */
  readonly note?: string;
}

interface Changed extends CallRef {
  readonly companyId: CompanyId | null;
  readonly contactId: ContactId | null;
  readonly phoneTyped: string;
  readonly outcome: CallOutcome | null;
  readonly durationSeconds: number | null;
}

/**
 * Numbers a change of a call that has just been written, rings its actor's bell, and writes the change down where people
 * look: the call's own steps, the history of its company and contact, and the log of events. In the change's transaction.
 */
export async function tellOfCall(manager: EntityManager, id: CallRequestId, step: Step): Promise<CallRef> {
  const { kind, operatorId = null, reason = null, note = "" } = step;
  const [[changed]]: [Changed[], number] = await manager.query(
    `UPDATE call_requests c SET version = c.version + 1, bell = 'ringing', "bellRungAt" = now() WHERE id = $1
     RETURNING ${selectCallRef("c")}, c."companyId", c."contactId", c."phoneTyped", c.outcome, c."durationSeconds"`,
    [id],
  );
  if (changed === undefined) throw new Error(`Call ${id} does not exist.`);
  const { companyId, contactId, phoneTyped: phone, outcome, durationSeconds, ...ref } = changed;
  await recordStep(manager, ref.tenantId, id, { kind, operatorId, reason, outcome });
  await recordTimeline(manager, {
    tenantId: ref.tenantId,
    key: `call/${id}/${ref.version}`,
    kind: kind === "requested" ? "call.requested" : "call.changed",
    companyId,
    contactId,
    operatorId,
    facts: { callRequestId: id, step: kind, state: ref.state, outcome, durationSeconds, phone, ...(note && { note }) },
  });
  await recordEvents(manager, ref.tenantId, [
    isEnd(step) ? { kind: "call.finished", callRequestId: id, contactId } : { kind: "call.changed", callRequestId: id },
  ]);
  return ref;
}

/** Once a call, and once more where the first report did not know how it ended. */
const isEnd = ({ kind, reason }: Step): boolean =>
  kind === "expired" ||
  kind === "unknown" ||
  (kind === "reported" && (reason === "first" || reason === "knowsOutcome"));

interface StepToRecord extends Required<Omit<Step, "note">> {
  readonly outcome: CallOutcome | null;
}

const recordStep = (
  manager: EntityManager,
  tenantId: TenantId,
  id: CallRequestId,
  { kind, operatorId, reason, outcome }: StepToRecord,
): Promise<unknown> =>
  manager.query(
    `INSERT INTO call_steps (id, "tenantId", "callRequestId", kind, "operatorId", reason, outcome)
     VALUES ($1, $2, $3, $4, $5, $6, $7)`,
    [newId("cst"), tenantId, id, kind, operatorId, reason, kind === "reported" ? outcome : null],
  );
