import { useCallback } from "react";
import type { ConversationId } from "../../../../../../../contracts/ids.ts";
import { useMay } from "../../../../shell/useOperator.ts";
import { useStore } from "../../../../state/store.ts";
import { useInboxPlace } from "../../useInboxPlace.ts";
import { beginPicking, selection, selectWhole, toggleSelected } from "./selection.ts";

/** What is selected of the list that is shown now. */
export function useSelection() {
  const { filter, where, search } = useInboxPlace();
  const mayChange = useMay("conversations.answer");
  const of = JSON.stringify([filter, where, search]);
  const current = useStore(selection, (state) => state);
  const isHere = current.of === of && mayChange;
  const hold = useCallback(
    (id: ConversationId) => mayChange && toggleSelected({ of, id, isRange: false, inOrder: [id] }),
    [of, mayChange],
  );
  const isWhole = isHere && current.isWhole;
  return {
    mayChange,
    isWhole,
    isShown: isHere && (current.isPicking || isWhole || current.ids.size > 0),
    ids: isHere ? [...current.ids] : [],
    has: (id: ConversationId) => isHere && (isWhole || current.ids.has(id)),
    toggle: (id: ConversationId, isRange: boolean, inOrder: readonly ConversationId[]) =>
      toggleSelected({ of, id, isRange, inOrder }),
    pick: () => beginPicking(of),
    hold,
    selectAll: () => selectWhole(of),
  } as const;
}
