import { soundOf } from "./soundOf.ts";

const ENDINGS = [
  "иями ями ами ией иям ием иях ого его ому ему ыми ими",
  "ев ов ие ье еи ии ей ой ий ям ем ам ом ах ях ию ью ия ья ые ый ое ее ая яя ую юю ых их ым им",
  "а е и й о у ы ь ю я",
].map((endings) => endings.split(" "));

const STEM_MIN = 3;

/**
 * What the forms of one word have in common. PostgreSQL's own stem is added where the word is stored or sought: it knows
 * verbs, but takes the «н» of «экран» for a participle's, so that «экраны» and «экране» would not meet by it alone.
 */
export function wordKeys(word: string): readonly string[] {
  const stem = withoutEnding(word);
  return [...new Set([word, stem, withoutFleetingVowel(stem)])];
}

/** The key of all words that sound like this one; it cannot be taken for a word. */
export const soundKey = (sound: string): string => `~${sound}`;

/** Everything under which a word of the tenant is remembered, but for PostgreSQL's stem. */
export const rememberedKeys = (word: string): readonly string[] => [...wordKeys(word), soundKey(soundOf(word))];

/** Case and number of nouns and adjectives, then the soft sign or vowel that the ending stood upon: диспле|ем, диспл|ей. */
function withoutEnding(word: string): string {
  if (!/^[а-я]+$/.test(word)) return word;
  for (const endings of ENDINGS) {
    const ending = endings.find((one) => word.endsWith(one) && word.length - one.length >= STEM_MIN);
    if (ending !== undefined) return word.slice(0, -ending.length).replace(/(?<=...)[еиьй]$/, "");
  }
  return word;
}

/** кнопок and кнопка, чехол and чехла: the о or е before the last consonant comes and goes. */
const withoutFleetingVowel = (stem: string): string =>
  /^[а-я]{4,}$/.test(stem) ? stem.replace(/[ое](?=[кцлн]$)/, "") : stem;
