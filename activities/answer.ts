import { setTimeout as pause } from "node:timers/promises";
import { beginTurn, silentForMs } from "../commands/beginTurn.ts";
import type { Turn } from "../commands/beginTurn.ts";
import { commitTurn } from "../commands/commitTurn.ts";
import { keepPromises } from "../commands/keepPromises.ts";
import { nothingExtracted } from "../contracts/extraction.ts";
import type { ConversationId, TenantId } from "../contracts/ids.ts";
import type { PriceRow } from "../contracts/price.ts";
import type { TenantSettings } from "../contracts/tenantSettings.ts";
import type { Thought } from "../contracts/turn.ts";
import type { LanguageModel } from "../knowledge/languageModel.ts";
import { think } from "../knowledge/think.ts";
import type { WorkDone } from "../workflows/conversation/state.ts";
import { offHoursWords } from "./offHoursWords.ts";
import { sendReserved } from "./sendReserved.ts";
import type { SendingDeps } from "./sendReserved.ts";
import { whileHeartbeating } from "./whileHeartbeating.ts";

/** Somebody who never stops typing is answered after this long all the same. */
const QUIET_WAIT_MAX_MS = 60_000;

export interface AnswerDeps extends SendingDeps {
  readonly tenantSettings: (tenantId: TenantId) => Promise<TenantSettings>;
  readonly priceRows: (tenantId: TenantId) => Promise<readonly PriceRow[]>;
  readonly model: LanguageModel | null;
}

export type AnswerActivities = ReturnType<typeof createAnswerActivities>;

export const createAnswerActivities = (deps: AnswerDeps) => ({
  /**
   * One automatic turn, whole: wait out the quiet window, read, think, write, send. One activity, because every further
   * one costs as much as the turn itself. A retry goes on from the rows it finds; it never thinks or sends twice.
   */
  async answer(order: AnswerOrder): Promise<WorkDone> {
    const { conversationId, generation } = order;
    return whileHeartbeating(async (cancelled) => {
      await waitForQuiet(deps, order, cancelled);
      const turn = await beginTurn(deps.db, { conversationId, generation, announce: deps.model !== null });
      if (turn.kind === "superseded") {
        // People have it, perhaps since an earlier try of this very turn: what they promise is looked at with the outbox.
        const { mode } = turn;
        return { mode, generation: turn.generation, leftForMs: mode === "operator" ? 0 : null };
      }
      if (turn.kind === "nothing") return { mode: "bot", generation, leftForMs: turn.outbox ? 0 : null };
      return finishTurn(deps, order, turn, cancelled);
    });
  },
});

interface AnswerOrder {
  readonly conversationId: ConversationId;
  readonly tenantId: TenantId;
  readonly generation: number;
}

async function finishTurn(deps: AnswerDeps, order: AnswerOrder, turn: Turn, cancelled: AbortSignal): Promise<WorkDone> {
  const { conversationId, tenantId, generation } = order;
  const began = performance.now();
  const thought =
    turn.tenantStatus === "suspended"
      ? leftToPeople(turn)
      : await think({
          messages: turn.messages,
          tenantSettings: await deps.tenantSettings(tenantId),
          priceRows: await deps.priceRows(tenantId),
          previousExtraction: turn.appeal?.extraction ?? null,
          model: deps.model,
          signal: cancelled,
        });
  const thoughtForMs = Math.round(performance.now() - began);
  const { upToSeq, wording, appeal } = turn;
  const { reserved, queued, ...answering } = await commitTurn(deps.db, {
    conversationId,
    generation,
    upToSeq,
    wording,
    appeal,
    thought,
    thoughtForMs,
  });
  const settled = reserved === null ? null : await sendReserved(deps, reserved);
  const leftForMs = settled?.retryAfterMs ?? (queued ? 0 : null);
  if (answering.mode === "bot") return { ...answering, leftForMs };
  const { toldOffHours, deadlineInMs } = await keepPromises(deps.db, conversationId, offHoursWords);
  return { ...answering, leftForMs: leftForMs ?? (toldOffHours ? 0 : null), deadlineInMs };
}

/** The bot of a suspended tenant neither thinks nor speaks: the conversation waits for people. */
const leftToPeople = ({ appeal }: Turn): Thought => ({
  extraction: appeal?.extraction ?? nothingExtracted,
  reply: {
    action: "askOperator",
    text: null,
    reason: "tenant.suspended",
    confidence: 1,
    evidence: [],
    priceRowIds: [],
  },
  by: "rules",
});

/** The bell stays set meanwhile, so a burst of messages wakes nobody further. */
async function waitForQuiet(deps: AnswerDeps, order: AnswerOrder, signal: AbortSignal): Promise<void> {
  const { quietWindowMs } = await deps.tenantSettings(order.tenantId);
  if (quietWindowMs === 0) return;
  const deadline = Date.now() + QUIET_WAIT_MAX_MS;
  while (Date.now() < deadline) {
    const remainderMs = quietWindowMs - (await silentForMs(deps.db, order.conversationId));
    if (remainderMs <= 0) return;
    await pause(Math.ceil(remainderMs), undefined, { signal });
  }
}
