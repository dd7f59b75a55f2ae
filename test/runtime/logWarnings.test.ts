import { expect, test } from "vitest";
import { createWarningFilter } from "../../runtime/logWarnings.ts";

function shownOf(lines: readonly string[]): readonly string[] {
  const shown: string[] = [];
  const filter = createWarningFilter((line) => shown.push(line));
  for (const line of lines) filter(line);
  return shown;
}

test("the console shows warnings and errors of the parts, and nothing of lesser weight", () => {
  const lines = [
    `{"level":30,"msg":"listening"}`,
    `{"level":40,"msg":"Temporal is away"}`,
    `{"level":50,"msg":"send failed","err":{"message":"socket hang up","stack":"at …"}}`,
    "plain text",
  ];
  expect(shownOf(lines)).toEqual(["warning: Temporal is away", "error: send failed: socket hang up"]);
});

test("the same warning is shown once and not with every repetition", () => {
  const line = `{"level":40,"msg":"Temporal is away"}`;
  expect(shownOf([line, line, line])).toHaveLength(1);
});
