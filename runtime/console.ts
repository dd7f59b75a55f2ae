import { styleText } from "node:util";

const PART_WIDTH = 10;

/** One line about one part of the installation; the parts' names stand in one column. */
export function say(part: string, line: string): void {
  console.log(`  ${styleText("dim", part.padEnd(PART_WIDTH), { stream: process.stdout })} ${line}`);
}

/** A frame around rows of a word and its value; a row without a word goes on with the one above. */
export function printBox(title: string, rows: readonly (readonly [string, string])[]): void {
  const wordWidth = Math.max(...rows.map(([word]) => word.length));
  const lines = [title, "", ...rows.map(([word, value]) => `${word.padEnd(wordWidth)}   ${value}`)];
  const width = Math.max(...lines.map((line) => line.length));
  const edge = "─".repeat(width + 4);
  const framed = lines.map((line) => `│  ${line.padEnd(width)}  │`);
  console.log(["", `┌${edge}┐`, ...framed, `└${edge}┘`, ""].join("\n"));
}

export const seconds = (sinceMs: number) => `${((performance.now() - sinceMs) / 1000).toFixed(1)} s`;
