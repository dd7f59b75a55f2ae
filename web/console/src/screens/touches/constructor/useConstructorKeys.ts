import type { KeyboardEvent } from "react";
import type { SequenceDefinition, StepId } from "../../../../../../contracts/sequence.ts";
import { type Direction, walk } from "./walk.ts";

interface ConstructorOrders {
  readonly definition: SequenceDefinition;
  readonly focus: StepId | null;
  readonly select: (id: StepId | null, extend?: boolean) => void;
  readonly openForm: () => void;
  readonly addAfter: () => void;
  readonly remove: () => void;
  readonly undo: () => void;
  readonly redo: () => void;
  readonly copy: () => void;
  readonly paste: () => void;
  readonly save: () => void;
}

const directions: Readonly<Record<string, Direction>> = {
  ArrowUp: "up",
  ArrowDown: "down",
  ArrowLeft: "left",
  ArrowRight: "right",
};

/** The keys of the constructor, by their place on the keyboard. While somebody types, only saving is heard. */
export function useConstructorKeys(orders: ConstructorOrders): (event: KeyboardEvent<HTMLElement>) => void {
  const plain: Readonly<Record<string, () => void>> = {
    Enter: orders.openForm,
    KeyA: orders.addAfter,
    Delete: orders.remove,
    Backspace: orders.remove,
  };
  const withMod: Readonly<Record<string, () => void>> = {
    KeyZ: orders.undo,
    KeyY: orders.redo,
    KeyC: orders.copy,
    KeyV: orders.paste,
  };
  return (event) => {
    if (event.defaultPrevented || event.altKey) return;
    const { code } = event;
    const mod = event.ctrlKey || event.metaKey;
    const take = (order: (() => void) | undefined) => {
      if (order === undefined) return;
      event.preventDefault();
      event.stopPropagation();
      order();
    };
    if (mod && code === "KeyS") return take(orders.save);
    if (isTyping(event.target) || !isOnBoard(event.target)) return;
    if (mod) return take(code === "KeyZ" && event.shiftKey ? orders.redo : withMod[code]);
    const direction = directions[code];
    if (direction) {
      const next = walk(orders.definition, orders.focus, direction);
      return take(next === undefined ? undefined : () => orders.select(next, event.shiftKey));
    }
    take(plain[code]);
  };
}

const isTyping = (target: EventTarget | null) =>
  target instanceof HTMLElement && target.matches("input, textarea, select, [contenteditable=true]");

/** Not in a form beside it, and not in a dialog above it. */
const isOnBoard = (target: EventTarget | null) =>
  target instanceof HTMLElement && target.closest("[data-board]") !== null;
