import { useEffect, useLayoutEffect, useRef } from "react";
import { chordOf } from "./chord.ts";
import { commandBar } from "./commandBar.ts";
import { isPossible, registry } from "./registry.ts";
import { run } from "./run.ts";
import { usePlace } from "./usePlace.ts";

/** Listens to the whole window for the chords of the registry. Keys without Alt, Ctrl or ⌘ stay letters while somebody types. */
export function useKeyboard(): void {
  const place = usePlace();
  const latest = useRef(place);
  useEffect(() => {
    latest.current = place;
  });

  // Before everybody else listens: where nothing moves, Escape has taken a menu away by the time the key gets here.
  const wasOnTop = useRef(false);
  useLayoutEffect(() => {
    const look = () => void (wasOnTop.current = somethingOnTop());
    addEventListener("keydown", look, { capture: true });
    return () => removeEventListener("keydown", look, { capture: true });
  }, []);

  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.repeat || event.isComposing || wasOnTop.current || somethingOnTop()) return;
      if (!event.altKey && !event.ctrlKey && !event.metaKey && isTyping(event.target)) return;
      const chord = chordOf(event);
      const command = registry.find((one) => one.chord !== undefined && one.chord === chord);
      const here = command && latest.current();
      if (!here || !isPossible(command, here)) return;
      event.preventDefault();
      void run(command, here);
    };
    addEventListener("keydown", press);
    return () => removeEventListener("keydown", press);
  }, []);
}

const isTyping = (target: EventTarget | null) =>
  target instanceof HTMLElement && target.matches("input, textarea, select, [contenteditable=true]");

/** A dialog or menu has the keyboard to itself; the bar no longer while it fades away. */
const somethingOnTop = () =>
  commandBar.get().opened || document.querySelector('[role="dialog"]:not([data-command-bar]), [role="menu"]') !== null;
