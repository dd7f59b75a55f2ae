import type { Offered } from "./offer.ts";
import type { Delivery } from "./providerMessages.ts";
import type { Verdict } from "./verify.ts";

/**
 * What can be said of a system whose database is not ours: each reply to a chat answers the bursts that were complete and
 * unanswered when it arrived. A reply that finds none is one too many; a burst that gets none is lost.
 */
export function matchReplies(offered: readonly Offered[], deliveries: readonly Delivery[]): Verdict {
  const deliveriesOf = Map.groupBy(deliveries, ({ chatId }) => chatId);
  const accepted = offered.filter(({ failure }) => failure === null);
  const replyMs = new Map<number, number>();
  let [answered, lost, doubled] = [0, 0, 0];

  for (const [chatId, messages] of Map.groupBy(accepted, (message) => message.chatId)) {
    let waiting = [...Map.groupBy(messages, ({ burst }) => burst).entries()].map(([burst, said]) => ({
      burst,
      messages: said.length,
      completeAtMs: said.at(-1)?.sentAtMs ?? 0,
    }));
    for (const { atMs } of deliveriesOf.get(chatId) ?? []) {
      const covered = waiting.filter(({ completeAtMs }) => completeAtMs <= atMs);
      if (covered.length === 0) doubled += 1;
      for (const { burst, messages: count, completeAtMs } of covered) {
        answered += count;
        replyMs.set(burst, atMs - completeAtMs);
      }
      waiting = waiting.filter((burst) => !covered.includes(burst));
    }
    lost += waiting.reduce((sum, { messages: count }) => sum + count, 0);
  }
  return { answered, lost, doubled, outOfOrder: 0, misnumbered: 0, leftAlone: 0, replyMs };
}
