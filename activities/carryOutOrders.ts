import { reserveOrder } from "../commands/changes/reserveOrder.ts";
import type { ReservedOrder } from "../commands/changes/reserveOrder.ts";
import { settleOrder } from "../commands/changes/settleOrder.ts";
import { SEND_TIMEOUT_MS } from "../contracts/delivery.ts";
import { readMarks } from "../contracts/formatting.ts";
import type { ConversationId } from "../contracts/ids.ts";
import type { ChangeOutcome } from "../contracts/update.ts";
import type { SendingDeps } from "./sendReserved.ts";

/** Carries out operators' changes of sent messages and their reactions, one at a time and in order. In how many milliseconds to go on; null: none is left. */
export async function carryOutOrders(deps: SendingDeps, conversationId: ConversationId): Promise<number | null> {
  for (;;) {
    const next = await reserveOrder(deps.db, conversationId, deps.holderId);
    if (next.kind !== "order") return next.kind === "wait" ? next.forMs : null;
    await settleOrder(deps.db, next.order, await carryOut(deps, next.order));
  }
}

async function carryOut({ channels, openSettings }: SendingDeps, order: ReservedOrder): Promise<ChangeOutcome> {
  const { account, chatId, externalId, kind, text } = order;
  const { changeSent, reactions } = channels[account.kind];
  const settings = openSettings(account.sealed);
  const inTime = AbortSignal.timeout(SEND_TIMEOUT_MS);
  if (kind === "react") {
    if (reactions === null) return { kind: "permanent", detail: "this messenger takes no reactions" };
    return reactions.react(settings, { chatId, externalId, emoji: text }, inTime);
  }
  if (changeSent === null) return { kind: "permanent", detail: "this messenger cannot change what was sent" };
  const words = text === null ? { text } : readMarks(text);
  return changeSent(settings, { chatId, externalId, ...words }, inTime);
}
