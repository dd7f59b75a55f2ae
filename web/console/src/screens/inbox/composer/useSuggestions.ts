import { type KeyboardEvent, type RefObject, useId, useState } from "react";

export interface Suggestion {
  readonly key: string;
  readonly title: string;
  readonly detail?: string;
}

interface SuggestionsInput<Item extends Suggestion> {
  readonly field: RefObject<HTMLTextAreaElement | null>;
  readonly text: string;
  /** What must stand before the caret; its first group is what is sought. */
  readonly trigger: RegExp;
  readonly find: (sought: string) => readonly Item[];
  /** Gets the text around what was typed to call the menu. */
  readonly onPick: (item: Item, before: string, after: string) => void;
}

const shownAtMost = 8;

/** A menu that typing calls up: "@" for colleagues, "/" for templates. Arrows walk it, Enter or Tab takes, Escape closes. */
export function useSuggestions<Item extends Suggestion>(input: SuggestionsInput<Item>) {
  const { field, text, trigger, find, onPick } = input;
  const listId = useId();
  const [caret, setCaret] = useState(0);
  const [place, setPlace] = useState(0);
  const [dismissed, setDismissed] = useState<string>();

  const before = text.slice(0, caret);
  const called = trigger.exec(before);
  const items = called && dismissed !== before ? find(called[1] ?? "").slice(0, shownAtMost) : [];
  const active = items[Math.min(place, items.length - 1)];

  const pick = (item: Item) => {
    const from = before.length - (called?.[0].trimStart().length ?? 0);
    setPlace(0);
    onPick(item, text.slice(0, from), text.slice(caret));
  };
  /** True when the key was the menu's. */
  const press = (event: KeyboardEvent): boolean => {
    if (!active) return false;
    if (event.key === "ArrowDown") setPlace((now) => (Math.min(now, items.length - 1) + 1) % items.length);
    else if (event.key === "ArrowUp")
      setPlace((now) => (Math.min(now, items.length - 1) + items.length - 1) % items.length);
    else if (event.key === "Enter" || event.key === "Tab") pick(active);
    else if (event.key === "Escape") setDismissed(before);
    else return false;
    event.preventDefault();
    event.stopPropagation();
    return true;
  };
  const follow = () => setCaret(field.current?.selectionStart ?? 0);
  const idOf = (item: Item) => `${listId}-${item.key}`;
  return {
    items,
    active,
    pick,
    press,
    idOf,
    listId,
    /** For the field: where the caret is, and what screen readers say of the menu. */
    fieldProps: {
      onSelect: follow,
      "aria-autocomplete": "list",
      "aria-controls": active && listId,
      "aria-activedescendant": active && idOf(active),
    } as const,
  };
}
