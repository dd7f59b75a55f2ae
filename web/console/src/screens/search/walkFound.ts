import type { KeyboardEvent } from "react";

/** Up and down arrows walk through what was found; up from the first leads back to the search field. */
export function walkFound(event: KeyboardEvent<HTMLElement>): void {
  if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
  const pane = event.currentTarget.closest("[data-search]");
  const stops = [...(pane?.querySelectorAll<HTMLElement>("[type=search], [data-found], [data-card]") ?? [])];
  const next = stops[stops.indexOf(event.currentTarget) + (event.key === "ArrowDown" ? 1 : -1)];
  if (!next) return;
  event.preventDefault();
  next.focus();
}
