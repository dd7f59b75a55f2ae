import { keepDeadlines } from "../commands/keepDeadlines.ts";
import { keepPromises } from "../commands/keepPromises.ts";
import { reserveNext } from "../commands/reserveNext.ts";
import type { ConversationId } from "../contracts/ids.ts";
import type { WorkDone } from "../workflows/conversation/state.ts";
import { carryOutOrders } from "./carryOutOrders.ts";
import { offHoursWords } from "./offHoursWords.ts";
import { sendReserved, settleUnsettled } from "./sendReserved.ts";
import type { SendingDeps } from "./sendReserved.ts";

/**
 * Does what was put off until now, sends what waits in the outbox, one message at a time and in order, and changes what was
 * sent, until all is done or must wait. Postgres fences it: whoever does the same at the same time sends nothing twice.
 */
export async function deliverOutbox(
  deps: SendingDeps,
  conversationId: ConversationId,
  cancelled: AbortSignal,
): Promise<WorkDone> {
  for (;;) {
    const next = await reserveNext(deps.db, conversationId, deps.holderId);
    const { mode, generation } = next;
    const sendsFirst = next.kind === "send" || next.kind === "unsettled";
    let { deadlineInMs } = next;
    if (next.isStale && !sendsFirst) {
      const kept = await keepPromises(deps.db, conversationId, offHoursWords);
      if (kept.toldOffHours) continue;
      // Whatever else has been written since rings for itself.
      ({ deadlineInMs } = kept);
    }
    const done = { mode, generation, deadlineInMs };
    if (deadlineInMs !== null && deadlineInMs <= 0 && !sendsFirst) {
      await keepDeadlines(deps.db, conversationId);
      continue;
    }
    if (next.kind === "elsewhere") return { ...done, leftForMs: 0, heldBy: next.holderId };
    if (next.kind === "empty" || next.kind === "held" || next.kind === "wait") {
      const ordersLeftForMs = next.hasOrders ? await carryOutOrders(deps, conversationId) : null;
      return { ...done, leftForMs: soonest(next.kind === "wait" ? next.forMs : null, ordersLeftForMs) };
    }
    const settled = await (next.kind === "send"
      ? sendReserved(deps, next.message)
      : settleUnsettled(deps, next.message));
    if (settled.retryAfterMs !== null) return { ...done, leftForMs: settled.retryAfterMs };
    if (cancelled.aborted) return { ...done, leftForMs: 0 };
  }
}

function soonest(one: number | null, other: number | null): number | null {
  return one === null || other === null ? (one ?? other) : Math.min(one, other);
}
