import { expect, test } from "vitest";
import { percentile } from "../../bench/statistics.ts";

const oneToHundred = Array.from({ length: 100 }, (_, index) => index + 1).toReversed();

test("a percentile is a value that was measured, below which that share of the values lies", () => {
  expect(percentile(oneToHundred, 0.5)).toBe(50);
  expect(percentile(oneToHundred, 0.99)).toBe(99);
  expect(percentile(oneToHundred, 1)).toBe(100);
  expect(percentile([7], 0.95)).toBe(7);
});

test("nothing measured has no percentile, which is not zero", () => {
  expect(percentile([], 0.5)).toBeNull();
});
