import { useEffect, useRef } from "react";

/** "Alt+KeyJ": modifiers and the physical key, so that shortcuts work the same in the Russian layout. */
export type Shortcuts = Readonly<Record<string, () => void>>;

/** Listens to the whole window. Keys without Alt or Ctrl stay ordinary letters while somebody types. */
export function useShortcuts(shortcuts: Shortcuts): void {
  const latest = useRef(shortcuts);
  useEffect(() => {
    latest.current = shortcuts;
  });

  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const action = latest.current[chord(event)];
      if (!action || event.defaultPrevented || event.repeat || somethingOnTop()) return;
      if (!event.altKey && !event.ctrlKey && isTyping(event.target)) return;
      event.preventDefault();
      action();
    };
    addEventListener("keydown", press);
    return () => removeEventListener("keydown", press);
  }, []);
}

const chord = (event: KeyboardEvent) =>
  [event.ctrlKey && "Ctrl", event.altKey && "Alt", event.shiftKey && "Shift", event.code].filter(Boolean).join("+");

const isTyping = (target: EventTarget | null) =>
  target instanceof HTMLElement && target.matches("input, textarea, select, [contenteditable=true]");

/** A dialog or menu has the keyboard to itself. */
const somethingOnTop = () => document.querySelector('[role="dialog"], [role="menu"]') !== null;
