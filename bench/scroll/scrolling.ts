import type { Locator, Page } from "playwright-core";

const WHEEL_PX = 1_200;
/** A person turns a wheel and does not hammer on it; pages come in meanwhile. */
const TURN_EVERY_MS = 40;
const DRAG_STEPS = 60;

/** Turns the wheel over a place until `isThere`, at most so often. */
export async function turnWheel(
  place: Locator,
  direction: "up" | "down",
  { turns, isThere }: { readonly turns: number; readonly isThere: () => Promise<boolean> },
): Promise<void> {
  const page = place.page();
  await place.hover();
  for (let turn = 1; turn <= turns; turn += 1) {
    await page.mouse.wheel(0, direction === "down" ? WHEEL_PX : -WHEEL_PX);
    await page.waitForTimeout(TURN_EVERY_MS);
    if (turn % 10 === 0 && (await isThere())) return;
  }
}

/** Draws the scroll bar's thumb to the top of its place and back to the bottom. */
export async function dragThumb(place: Locator): Promise<void> {
  const page = place.page();
  const box = await place.boundingBox();
  if (box === null) throw new Error("What is to be scrolled is not on screen.");
  const { top, height } = await thumbOf(place);
  const x = box.x + box.width - BAR_PX / 2;
  await page.mouse.move(x, box.y + top + height / 2);
  await page.mouse.down();
  await dragTo(page, x, box.y + height / 2);
  await dragTo(page, x, box.y + box.height - height / 2);
  await page.mouse.up();
}

/** Half the width of a scroll bar away from the edge is in its middle. */
const BAR_PX = 12;

async function dragTo(page: Page, x: number, y: number): Promise<void> {
  await page.mouse.move(x, y, { steps: DRAG_STEPS });
}

const thumbOf = (place: Locator) =>
  place.evaluate(({ scrollTop, scrollHeight, clientHeight }: Scrolled) => ({
    top: (scrollTop / scrollHeight) * clientHeight,
    height: (clientHeight / scrollHeight) * clientHeight,
  }));

/** Of the page: the bench knows no DOM. */
interface Scrolled {
  readonly scrollTop: number;
  readonly scrollHeight: number;
  readonly clientHeight: number;
}
