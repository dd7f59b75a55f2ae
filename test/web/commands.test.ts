import type { TFunction } from "i18next";
import { createInstance } from "i18next";
import { expect, test } from "vitest";
import { chordOf, keysOf } from "../../web/console/src/commands/chord.ts";
import { findCommands } from "../../web/console/src/commands/findCommands.ts";
import { registry } from "../../web/console/src/commands/registry.ts";
import { en } from "../../web/console/src/words/en.ts";
import { ru } from "../../web/console/src/words/ru.ts";

const chords = registry.flatMap(({ chord }) => chord ?? []);

test("no two commands share a key", () => {
  expect(chords.filter((chord, at) => chords.indexOf(chord) !== at)).toEqual([]);
});

test("every command has an id of its own", () => {
  const ids = registry.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
});

/** Chromium and Firefox do not give these to a page, or a person could not edit text without them. */
const taken = new Set([
  "Mod+KeyT",
  "Mod+KeyN",
  "Mod+KeyW",
  "Alt+KeyD",
  "Mod+KeyC",
  "Mod+KeyV",
  "Mod+KeyX",
  "Mod+KeyA",
  "Mod+KeyZ",
]);

test("no command takes a key from the browser or from editing text", () => {
  expect(chords.filter((chord) => taken.has(chord))).toEqual([]);
});

const press = {
  altKey: false,
  ctrlKey: false,
  metaKey: false,
  shiftKey: false,
  getModifierState: (): boolean => false,
};

test("a key is known by its place in the Russian layout too", () => {
  expect(chordOf({ ...press, code: "KeyJ", key: "о", altKey: true })).toBe("Alt+KeyJ");
  expect(chordOf({ ...press, code: "KeyK", key: "л", ctrlKey: true })).toBe("Mod+KeyK");
  expect(chordOf({ ...press, code: "KeyK", key: "k", metaKey: true })).toBe("Mod+KeyK");
});

test("a question mark asks for help wherever a layout keeps it", () => {
  expect(chordOf({ ...press, code: "Digit7", key: "?", shiftKey: true })).toBe("Shift+Slash");
  expect(chordOf({ ...press, code: "Slash", key: ",", shiftKey: true })).toBe("Shift+Slash");
});

test("what AltGr types is never taken for an order", () => {
  const typed = { ...press, altKey: true, ctrlKey: true, getModifierState: (): boolean => true };
  expect(chordOf({ ...typed, code: "KeyE", key: "€" })).toBeUndefined();
});

test("keys are written as they stand on the keyboard", () => {
  expect(keysOf("Mod+Alt+KeyE", false)).toEqual(["Ctrl", "Alt", "E"]);
  expect(keysOf("Mod+KeyK", true)).toEqual(["⌘", "K"]);
  expect(keysOf("Shift+Slash", false)).toEqual(["?"]);
});

async function translators(): Promise<readonly TFunction[]> {
  const words = createInstance();
  await words.init({ resources: { ru: { translation: ru }, en: { translation: en } }, fallbackLng: false });
  return [words.getFixedT("ru"), words.getFixedT("en")];
}
const found = async (query: string) => findCommands(registry, query, await translators()).map(({ id }) => id);

test("a command is found by its Russian and its English name, and by other words for it", async () => {
  expect(await found("тёмн")).toEqual(["mine.theme.dark"]);
  expect(await found("dark theme")).toEqual(["mine.theme.dark"]);
  expect(await found("спам")).toEqual(["conversation.block"]);
  expect(await found("resolve")).toEqual(["conversation.close", "conversation.closeAndNext"]);
  expect(await found("такого нет")).toEqual([]);
});

test("every command has a name in both languages", async () => {
  const names = (await translators()).flatMap((t) => registry.map((command) => command.name(t)));
  expect(names.filter((name) => name === "" || /^[a-zA-Z]+\.[a-zA-Z.]+$/.test(name))).toEqual([]);
});
