import type { KeyboardEvent } from "react";

/** Arrow keys move the focus between the rows' names. */
export function walkRows(event: KeyboardEvent<HTMLElement>): void {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step === undefined) return;
  const names = [...event.currentTarget.querySelectorAll<HTMLElement>("[data-row-name]")];
  const next = names[names.findIndex((name) => name === document.activeElement) + step];
  if (next === undefined) return;
  event.preventDefault();
  next.focus();
}
