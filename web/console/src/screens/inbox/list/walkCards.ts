import type { KeyboardEvent } from "react";

/** Up and down arrows walk from card to card as they stand on screen; scrolling follows the focus. */
export function walkCards(event: KeyboardEvent<HTMLElement>): void {
  if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
  const list = event.currentTarget.closest("ul");
  const cards = [...(list?.querySelectorAll<HTMLElement>("[data-card]") ?? [])];
  const fromTop = cards.toSorted((one, other) => one.getBoundingClientRect().top - other.getBoundingClientRect().top);
  const next = fromTop[fromTop.indexOf(event.currentTarget) + (event.key === "ArrowDown" ? 1 : -1)];
  if (!next) return;
  event.preventDefault();
  next.focus();
}
