/** Longer "words" are keys and links; their beginning finds them. */
const WORD_MAX = 40;
/** More digits in a row than any phone, order or serial number has. */
const DIGITS_MAX = 20;
/** Shorter runs are found as the words they are. */
export const DIGITS_MIN = 3;

export interface Word {
  /** As it is compared: lower case, and е for ё. */
  readonly word: string;
  readonly start: number;
  readonly end: number;
}

/** Digits of one number, however it was grouped: +7 (912) 345-67-89. */
export interface DigitRun {
  readonly digits: string;
  /** Where each digit stands in the text. */
  readonly at: readonly number[];
}

/** The words of a text with their places, in UTF-16 units. Used for what is indexed, sought and highlighted alike. */
export const wordsIn = (text: string): readonly Word[] =>
  [...text.matchAll(/[\p{L}\p{N}\p{M}]+/gu)].flatMap(({ 0: found, index }) => {
    const word = folded(found);
    return word === "" ? [] : [{ word, start: index, end: index + found.length }];
  });

const folded = (word: string): string =>
  word
    .normalize("NFKC")
    .toLowerCase()
    .replaceAll("ё", "е")
    .replace(/[^\p{L}\p{N}]/gu, "")
    .slice(0, WORD_MAX);

/** The numbers of a text, with a Russian phone's trunk 8 read as the 7 that others write. */
export const digitRunsIn = (text: string): readonly DigitRun[] =>
  [...text.matchAll(/\d(?:[\s()+.–-]{0,3}\d)*/g)].flatMap(({ 0: found, index }) => {
    const places = [...found.matchAll(/\d/g)].slice(0, DIGITS_MAX);
    const digits = places.map(({ 0: digit }) => digit).join("");
    if (digits.length < DIGITS_MIN) return [];
    return [{ digits: withCountryCode(digits), at: places.map((place) => index + place.index) }];
  });

const withCountryCode = (digits: string): string => (/^8\d{10}$/.test(digits) ? `7${digits.slice(1)}` : digits);
