import { expect, test } from "vitest";
import { countUpTo } from "../../web/console/src/format/numbers.ts";

test("a number above what is counted says only that there are more", () => {
  expect([0, 999, 1000].map((count) => countUpTo(999, count))).toEqual(["0", "999", "999+"]);
});
