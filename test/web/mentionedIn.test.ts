import { expect, test } from "vitest";
import { mentionedIn } from "../../web/console/src/screens/inbox/composer/mentionedIn.ts";

const anna = { id: "opr_aaaaaaaa", name: "Анна" } as const;
const annaB = { id: "opr_bbbbbbbb", name: "Анна Белова" } as const;

test("a longer name does not call whoever has its beginning as a name", () => {
  expect(mentionedIn("@Анна Белова, посмотри", [anna, annaB])).toEqual([annaB.id]);
  expect(mentionedIn("@Анна Белова и @Анна", [anna, annaB]).toSorted()).toEqual([anna.id, annaB.id]);
});

test("a name without its sign calls nobody", () => {
  expect(mentionedIn("Анна уже смотрела", [anna])).toEqual([]);
});
