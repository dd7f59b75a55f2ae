import { expect, test } from "vitest";
import type { ContactId } from "../../contracts/ids.ts";
import type { StepOf } from "../../contracts/sequence.ts";
import { variantOf } from "../../touches/variantOf.ts";

const split = (id: string, ...weights: number[]): StepOf<"split"> => ({
  id,
  kind: "split",
  name: "",
  at: { x: 0, y: 0 },
  variants: weights.map((weight, place) => ({ name: String(place), weight, next: null })),
});
const contact = (place: number): ContactId => `ctc_${String(place).padStart(8, "0")}`;
const shares = (step: StepOf<"split">, count = 20_000) => {
  const counts = new Map<string, number>();
  for (let place = 0; place < count; place += 1) {
    const { name } = variantOf(step, contact(place));
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return step.variants.map(({ name }) => (counts.get(name) ?? 0) / count);
};

test("contacts are spread by weight, neighbours in number too", () => {
  const [a = 0, b = 0, c = 0] = shares(split("one", 50, 30, 20));
  expect(Math.abs(a - 0.5)).toBeLessThan(0.02);
  expect(Math.abs(b - 0.3)).toBeLessThan(0.02);
  expect(Math.abs(c - 0.2)).toBeLessThan(0.02);
  expect(shares(split("one", 0, 1, 0))).toEqual([0, 1, 0]);
});

test("a contact gets the same variant whenever it is asked, and another split decides anew", () => {
  const places = Array.from({ length: 2_000 }, (_, place) => place);
  const [one, two] = [split("one", 1, 1), split("two", 1, 1)];
  const same = places.filter((place) => variantOf(one, contact(place)).name === variantOf(two, contact(place)).name);
  expect(variantOf(one, contact(7))).toEqual(variantOf(one, contact(7)));
  expect(Math.abs(same.length / places.length - 0.5)).toBeLessThan(0.05);
});
