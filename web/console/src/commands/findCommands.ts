import type { TFunction } from "i18next";
import type { Command } from "./command.ts";

/**
 * The commands in which every typed word begins some word of their name or of what else they are called, in any of these
 * languages; those whose name begins so come first.
 */
export function findCommands(
  commands: readonly Command[],
  query: string,
  languages: readonly TFunction[],
): readonly Command[] {
  const wanted = wordsOf(query);
  if (wanted.length === 0) return commands;
  const found = commands.flatMap((command) => {
    const names = languages.map((t) => command.name(t));
    const known = wordsOf([...names, ...languages.map((t) => command.also?.(t) ?? "")].join(" "));
    if (!wanted.every((word) => known.some((one) => one.startsWith(word)))) return [];
    const typed = wanted.join(" ");
    return [{ command, first: names.some((name) => wordsOf(name).join(" ").startsWith(typed)) }];
  });
  return found.toSorted((one, other) => Number(other.first) - Number(one.first)).map(({ command }) => command);
}

const wordsOf = (text: string): readonly string[] =>
  text
    .toLowerCase()
    .replaceAll("ё", "е")
    .match(/[\p{L}\p{N}]+/gu) ?? [];
