import { useState } from "react";
import type { Conversation } from "../../../../../../contracts/conversation.ts";
import type { ConversationId } from "../../../../../../contracts/ids.ts";

interface HeldOrder {
  readonly conversations: readonly Conversation[];
  /** How many would have moved up or appeared since the order was held. */
  readonly fresh: number;
  readonly release: () => void;
}

const none: readonly Conversation[] = [];

/**
 * While `holding`, rows keep their places and only their contents change, so that nobody clicks a row that has just slid
 * away. What arrives meanwhile is counted. Another `selection` starts anew.
 */
export function useHeldOrder(live: readonly Conversation[] = none, holding: boolean, selection: string): HeldOrder {
  const [held, setHeld] = useState({ selection, order: live });
  const following = !holding || held.selection !== selection || held.order.length === 0;
  if (following && (held.order !== live || held.selection !== selection)) setHeld({ selection, order: live });

  const order = following ? live : held.order;
  const placeOf = new Map<ConversationId, number>(order.map(({ id }, place) => [id, place]));
  const current = new Map(live.map((one) => [one.id, one]));
  const known = order.flatMap(({ id }) => current.get(id) ?? []);
  const lastPlace = order.length;
  const later = live
    .slice(live.findIndex(({ id }) => id === order.at(-1)?.id) + 1)
    .filter(({ id }) => !placeOf.has(id));
  const appended = new Set(later);

  return {
    conversations: following ? live : [...known, ...later],
    fresh: following ? 0 : countMoved(live, (id) => placeOf.get(id) ?? lastPlace, appended),
    release: () => setHeld({ selection, order: live }),
  };
}

/** Those that stand above somebody who stood above them before. */
function countMoved(
  live: readonly Conversation[],
  placeOf: (id: ConversationId) => number,
  appended: ReadonlySet<Conversation>,
): number {
  const counted = live.filter((one) => !appended.has(one));
  let lowestBelow = Number.POSITIVE_INFINITY;
  let moved = 0;
  for (const { id } of counted.toReversed()) {
    const place = placeOf(id);
    if (place > lowestBelow) moved += 1;
    lowestBelow = Math.min(lowestBelow, place);
  }
  return moved;
}
