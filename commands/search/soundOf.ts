/** Letters that are written for one another in Russian, by what they sound like. ь and ъ do not sound. */
const SOUNDS: Readonly<Record<string, string>> = Object.fromEntries(
  ["аоя", "иеэый", "ую", "пб", "фв", "кг", "тд", "шжщ", "сз"].flatMap((alike) =>
    Array.from(alike, (letter) => [letter, alike.charAt(0)]),
  ),
);
const RUSSIAN = Array.from("аиупфктшслмнрхцч");
const LATIN = Array.from("abcdefghijklmnopqrstuvwxyz");

/** A word without what people confuse: unstressed vowels, voiced and voiceless, doubled letters, soft signs. */
export const soundOf = (word: string): string =>
  Array.from(word.replace(/[ьъ]/g, ""), (letter) => SOUNDS[letter] ?? letter)
    .join("")
    .replace(/(.)\1+/g, "$1");

/** Every sound that is one slip away: a letter left out, added, changed for another, or two that changed places. */
export function soundsNear(sound: string): readonly string[] {
  const letters = /[a-z]/.test(sound) ? LATIN : RUSSIAN;
  const near = new Set([sound]);
  for (let at = 0; at <= sound.length; at += 1) {
    const [before, here, next, after] = [
      sound.slice(0, at),
      sound.charAt(at),
      sound.charAt(at + 1),
      sound.slice(at + 1),
    ];
    if (here !== "") near.add(before + after);
    if (next !== "") near.add(before + next + here + after.slice(1));
    for (const letter of letters) {
      near.add(before + letter + here + after);
      if (here !== "") near.add(before + letter + after);
    }
  }
  return [...new Set([...near].map((one) => one.replace(/(.)\1+/g, "$1")))];
}
