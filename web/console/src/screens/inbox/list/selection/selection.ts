import type { ConversationId } from "../../../../../../../contracts/ids.ts";
import { createStore } from "../../../../state/store.ts";

export interface Selection {
  /** The list that it is a selection of; in another nothing is selected. */
  readonly of: string;
  /** Boxes are shown though nothing is selected yet. */
  readonly isPicking: boolean;
  /** All that fit the filter, on screen or not. */
  readonly isWhole: boolean;
  readonly ids: ReadonlySet<ConversationId>;
  /** Where a range begins. */
  readonly anchor: ConversationId | null;
}

const nothing: Selection = { of: "", isPicking: false, isWhole: false, ids: new Set(), anchor: null };

export const selection = createStore<Selection>(nothing);

export const clearSelection = () => selection.set(() => nothing);

export const beginPicking = (of: string) => selection.set(() => ({ ...nothing, of, isPicking: true }));

export const selectWhole = (of: string) => selection.set(() => ({ ...nothing, of, isWhole: true }));

interface Toggle {
  readonly of: string;
  readonly id: ConversationId;
  /** Everything from the one that was toggled last to this one. */
  readonly isRange: boolean;
  /** What is in the list, as it stands. */
  readonly inOrder: readonly ConversationId[];
}

export const toggleSelected = (toggle: Toggle) => selection.set((before) => toggled(before, toggle));

/** Whoever takes one out of the whole filter goes on with those that the list shows. */
export function toggled(before: Selection, { of, id, isRange, inOrder }: Toggle): Selection {
  const now = before.of === of ? before : { ...nothing, of };
  const known = now.isWhole ? inOrder : [...now.ids];
  const isOn = !known.includes(id);
  const from = isRange && now.anchor !== null ? inOrder.indexOf(now.anchor) : -1;
  const to = inOrder.indexOf(id);
  const changed = from < 0 || to < 0 ? [id] : inOrder.slice(Math.min(from, to), Math.max(from, to) + 1);
  const ids = new Set(isOn || from >= 0 ? [...known, ...changed] : known.filter((one) => !changed.includes(one)));
  return { of, ids, isWhole: false, isPicking: now.isPicking && ids.size > 0, anchor: id };
}
