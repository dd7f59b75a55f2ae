import type { EntityManager } from "typeorm";
import type { AssignmentTarget, AuthorRef, ConversationRef } from "../../contracts/actors.ts";
import { ProductError } from "../../contracts/errors.ts";
import type { FactValue } from "../../contracts/facts.ts";
import { OperatorId } from "../../contracts/ids.ts";
import type { ConversationId } from "../../contracts/ids.ts";
import type { SequenceDefinition, StepOf } from "../../contracts/sequence.ts";
import { fillTemplate } from "../../contracts/template.ts";
import type { Order } from "../../touches/advance.ts";
import { after } from "../../touches/timing.ts";
import { assignLocked } from "../assignConversation.ts";
import { requestCallWithin } from "../calls/requestCall.ts";
import { closeLocked } from "../closeConversation.ts";
import { moveWithin } from "../funnel/moveAppeal.ts";
import { labelWithin } from "../labelConversation.ts";
import { lockConversation, refOf } from "../lockConversation.ts";
import { createTaskIn } from "../tasks/createTask.ts";
import type { LockedConversation } from "../lockConversation.ts";
import type { LockedRun } from "./lockRun.ts";
import { noteOfRun } from "./noteOfRun.ts";
import { queueTouch } from "./queueTouch.ts";
import type { StepDone } from "./queueTouch.ts";
import type { RunWorld } from "./readWorlds.ts";
import { setField } from "./setField.ts";
import { textValues } from "./textValues.ts";

/** A step that the database alone carries out, with all that it may need. */
export interface StepToCarryOut {
  readonly run: LockedRun;
  readonly order: Order;
  /** The same whoever repeats it. */
  readonly key: string;
  readonly world: RunWorld;
  readonly definition: SequenceDefinition;
  readonly vars: Readonly<Record<string, FactValue>>;
}

/** Carries out a step in the run's own transaction. What a command refuses leaves nothing behind, and is the step's failure. */
export async function carryOutStep(manager: EntityManager, step: StepToCarryOut): Promise<StepDone> {
  try {
    return await manager.transaction((within) => carryOut(within, step));
  } catch (error) {
    if (!(error instanceof ProductError)) throw error;
    return { result: { kind: "failed", why: "step.refused", facts: { code: error.code } }, ring: null };
  }
}

async function carryOut(manager: EntityManager, step: StepToCarryOut): Promise<StepDone> {
  const { run, order, key, world, vars } = step;
  const { tenantId } = run;
  const by: AuthorRef = { operatorId: null, name: run.sequenceName };
  const said = (template: string): string => fillTemplate(template, textValues(world, vars));
  switch (order.step.kind) {
    case "send":
      return queueTouch(manager, step, order.step, order.route);
    case "setField": {
      const { field, value } = order.step;
      await setField(
        manager,
        { tenantId, contactId: run.contactId, conversationId: world.conversationId },
        field,
        value,
      );
      return done({ field, value });
    }
    case "label": {
      const { add, remove } = order.step;
      return inConversation(world, async (conversationId) => {
        await labelWithin(manager, { tenantId, conversationId, add, remove, by });
        return done({});
      });
    }
    case "note": {
      const text = said(order.step.text);
      return inConversation(world, async (conversationId) => {
        await noteOfRun(manager, { tenantId, conversationId, runId: run.id, text, clientKey: `touch/${key}` });
        return done({ text });
      });
    }
    case "assign": {
      const { to } = order.step;
      return inConversation(world, (conversationId) => assign(manager, { tenantId, conversationId, to, by, world }));
    }
    case "close":
      return inConversation(world, async (conversationId) => {
        const conversation = await lockConversation(manager, conversationId, tenantId);
        return done({}, refOf({ ...conversation, ...(await closeLocked(manager, conversation, by, "touch.closed")) }));
      });
    case "requestCall": {
      const note = said(order.step.note);
      const operatorId = order.step.operatorId ?? whoeverIsTheirs(world);
      const phone = world.facts["contact.phone"];
      if (operatorId === null) return failed("call.nobody");
      if (typeof phone !== "string") return failed("call.noPhone");
      const { contactId } = run;
      const { callRequestId } = await requestCallWithin(manager, {
        tenantId,
        by,
        operatorId,
        contactId,
        companyId: null,
        phone,
        note,
        isColdCall: false,
        clientKey: `touch/${key}`,
      });
      return done({ callRequestId, operatorId });
    }
    case "moveStage": {
      const { stageId } = order.step;
      if (world.appealId === null) return failed("stage.noAppeal");
      const { appealId } = world;
      const moved = { kind: "touch", touchRunId: run.id } as const;
      await moveWithin(manager, {
        tenantId,
        appealId,
        stageId,
        by: moved,
        reason: run.sequenceName,
        key: `touch/${key}`,
      });
      return done({ appealId, stageId });
    }
    case "createTask":
      return createTask(manager, step, order.step, said(order.step.title));
    case "ai":
    case "webhook":
      throw new Error(
        `A step of kind ${order.step.kind} is carried out by whoever walks the run, outside any transaction.`,
      );
  }
}

function targetOf(to: StepOf<"assign">["to"], responsibleId: OperatorId | null): AssignmentTarget {
  switch (to.kind) {
    case "nobody":
      return null;
    case "responsible":
      return responsibleId === null ? null : { kind: "operator", id: responsibleId };
    case "operator":
    case "team":
      return to;
  }
}

const operatorOf = (
  { facts }: RunWorld,
  fact: "contact.responsibleId" | "conversation.assigneeId",
): OperatorId | null => OperatorId.safeParse(facts[fact]).data ?? null;

const whoeverIsTheirs = (world: RunWorld): OperatorId | null =>
  operatorOf(world, "contact.responsibleId") ?? operatorOf(world, "conversation.assigneeId");

const done = (facts: Readonly<Record<string, unknown>>, ring: ConversationRef | null = null): StepDone => ({
  result: { kind: "done", facts },
  ring,
});
const failed = (why: string, facts: Readonly<Record<string, unknown>> = {}): StepDone => ({
  result: { kind: "failed", why, facts },
  ring: null,
});

/** The conversation of the run, or else the contact's latest; without any the step cannot be taken. */
async function inConversation(
  { conversationId }: RunWorld,
  take: (conversationId: ConversationId) => Promise<StepDone>,
): Promise<StepDone> {
  return conversationId === null ? failed("step.noConversation") : take(conversationId);
}

async function createTask(
  manager: EntityManager,
  { run, key, world }: StepToCarryOut,
  { type, dueIn, assigneeId: named }: StepOf<"createTask">,
  title: string,
): Promise<StepDone> {
  const assigneeId = named ?? whoeverIsTheirs(world);
  if (assigneeId === null) return failed("task.nobody");
  const dueAt = dueIn === null ? null : new Date(after(dueIn, world.nowMs, world.tenantZone)).toISOString();
  const { conversationId, appealId } = world;
  const taskId = await createTaskIn(manager, {
    tenantId: run.tenantId,
    fields: { title, type, dueAt, assigneeId, contactId: run.contactId, conversationId, appealId },
    by: { operatorId: null, name: run.sequenceName },
    createdBy: run.id,
    clientKey: key,
  });
  return done({ taskId, title, assigneeId, dueAt });
}

interface Assignment {
  readonly tenantId: LockedConversation["tenantId"];
  readonly conversationId: ConversationId;
  readonly to: StepOf<"assign">["to"];
  readonly by: AuthorRef;
  readonly world: RunWorld;
}

async function assign(
  manager: EntityManager,
  { tenantId, conversationId, to, by, world }: Assignment,
): Promise<StepDone> {
  const target = targetOf(to, operatorOf(world, "contact.responsibleId"));
  const conversation = await lockConversation(manager, conversationId, tenantId);
  const given = await assignLocked(manager, conversation, target, by, "assign.byTouch");
  return done({ to: target }, refOf({ ...conversation, ...given }));
}
