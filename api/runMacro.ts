import { changeConversation } from "../commands/changeConversation.ts";
import { closeWithReply } from "../commands/closeWithReply.ts";
import { labelConversation } from "../commands/labelConversation.ts";
import { queueReply } from "../commands/queueReply.ts";
import { snoozeConversation } from "../commands/snoozeConversation.ts";
import type { AssignmentTarget, ConversationRef } from "../contracts/actors.ts";
import { ProductError } from "../contracts/errors.ts";
import type { MacroId, OperatorId } from "../contracts/ids.ts";
import type { Macro, MacroAssignee, MacroStep, MacroStepResult } from "../contracts/macro.ts";
import { fillTemplate, missingIn } from "../contracts/template.ts";
import type { TemplateValues } from "../contracts/template.ts";
import type { ApiDeps } from "./apiDeps.ts";
import type { Caller } from "./auth/signedIn.ts";
import { requireMayGive } from "./scope/requireMayGive.ts";

interface MacroRun {
  readonly conversation: ConversationRef;
  readonly macroId: MacroId;
  readonly runKey: string;
  readonly values: TemplateValues;
  readonly seenSeq: number | null;
  readonly by: Caller;
}

/**
 * Takes a macro's steps in order. A run that was cut short is repeated whole under its key: every step either has a key of its
 * own or does nothing twice. Throws macro.not_found, template.values_missing before any step is taken, and
 * message.answered_meanwhile.
 */
export async function runMacro(deps: ApiDeps, run: MacroRun): Promise<MacroStepResult[]> {
  const { conversation, macroId, runKey, by } = run;
  const { conversationId, tenantId } = conversation;
  const [earlier]: { results: MacroStepResult[] }[] = await deps.db.query(
    `SELECT results FROM macro_runs WHERE "conversationId" = $1 AND "runKey" = $2`,
    [conversationId, runKey],
  );
  if (earlier !== undefined) return earlier.results;
  const [macro]: Macro[] = await deps.db.query(`SELECT id, name, steps FROM macros WHERE id = $1 AND "tenantId" = $2`, [
    macroId,
    tenantId,
  ]);
  if (macro === undefined) throw new ProductError("macro.not_found");
  const missing = macro.steps.flatMap((step) => (step.kind === "reply" ? missingIn(step.text, run.values) : []));
  if (missing.length > 0) throw new ProductError("template.values_missing", { missing: [...new Set(missing)] });

  const results: MacroStepResult[] = [];
  for (const [index, step] of macro.steps.entries()) {
    results.push({ kind: step.kind, refusal: await refusalOf(() => takeStep(deps, run, macro.steps, index)) });
  }
  await deps.db.query(
    `INSERT INTO macro_runs ("conversationId", "runKey", "tenantId", "macroId", "operatorId", results)
     VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING`,
    [conversationId, runKey, tenantId, macroId, by.operatorId, JSON.stringify(results)],
  );
  return results;
}

async function takeStep(
  { db, ringer, actors }: ApiDeps,
  { conversation, runKey, values, seenSeq, by }: MacroRun,
  steps: readonly MacroStep[],
  index: number,
): Promise<void> {
  const { conversationId, tenantId } = conversation;
  const place = { tenantId, conversationId };
  const { operatorId, name, origin } = by;
  const step = steps[index];
  switch (step?.kind) {
    case "reply": {
      const text = fillTemplate(step.text, values);
      const { ring } = await queueReply(db, { ...place, by, text, clientKey: `${runKey}/${index}`, seenSeq });
      if (ring !== null) ringer.ring("outbox", [ring]);
      return;
    }
    case "label":
      return labelConversation(db, { ...place, add: [step.labelId], remove: [], by });
    case "priority": {
      const ring = await changeConversation(db, place, { priority: step.priority }, by);
      if (ring !== null) ringer.ring("outbox", [ring]);
      return;
    }
    case "snooze": {
      const until = step.hours === null ? null : new Date(Date.now() + step.hours * 3_600_000);
      const ring = await snoozeConversation(db, { ...place, until, by });
      if (ring !== null) ringer.ring("outbox", [ring]);
      return;
    }
    case "assign": {
      const to = targetOf(step.to, operatorId);
      await requireMayGive(db, by, to);
      await actors.assign(conversation, { operatorId, name, origin }, to);
      return;
    }
    case "close": {
      const reply = steps.slice(0, index).findLastIndex(({ kind }) => kind === "reply");
      if (reply !== -1) {
        const ring = await closeWithReply(db, { ...place, clientKey: `${runKey}/${reply}` });
        if (ring !== null) ringer.ring("outbox", [ring]);
        return;
      }
      await actors.close(conversation, { operatorId, name, origin });
      return;
    }
    case undefined:
      throw new Error(`The macro has no step ${index}.`);
  }
}

function targetOf(to: MacroAssignee, me: OperatorId): AssignmentTarget {
  switch (to.kind) {
    case "me":
      return { kind: "operator", id: me };
    case "nobody":
      return null;
    case "operator":
    case "team":
      return to;
  }
}

/** What the product refuses is told step by step; a broken database, and what the operator is asked, are none of a macro's results. */
async function refusalOf(step: () => Promise<void>): Promise<string | null> {
  try {
    await step();
    return null;
  } catch (error) {
    if (error instanceof ProductError && error.code !== "message.answered_meanwhile") return error.code;
    throw error;
  }
}
