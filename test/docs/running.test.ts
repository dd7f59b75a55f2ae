import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

const page = readFileSync("docs/running.md", "utf8");
const source = readFileSync("config/env.ts", "utf8");

const documented = () => [...page.matchAll(/^\| `([A-Z_]+)` \| /gm)].map(([, name]) => name);
const read = () => [...source.matchAll(/^ {2}([A-Z][A-Z_]+): /gm)].map(([, name]) => name);

test("every variable that the product reads is described, and no other", () => {
  expect(read()).toContain("DATABASE_URL");
  expect(documented()).toEqual(read());
});
