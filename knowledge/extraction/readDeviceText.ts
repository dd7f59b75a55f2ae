import { brands } from "../lexicon/brands.ts";
import { deviceWords } from "../lexicon/deviceWords.ts";

/** An utterance reduced to Latin device words, so that "айфон 13про" and "iPhone 13 Pro" read alike: "iphone 13 pro". */
interface DeviceText {
  readonly text: string;
  /** Where each word of `text` begins, and where it began and ended in the source. */
  readonly words: readonly { readonly at: number; readonly start: number; readonly end: number }[];
}

const endings = /(?:ами|ями|ов|ев|ом|ем|ой|ей|ах|ях|чик|чика|чике|а|е|и|о|у|ы|ю|я|ь|й)$/;

const words = indexWords();
/** Long and distinctive enough that one wrong letter is still the same word; by the first letter, which is taken as right. */
const misspellable = Map.groupBy(
  [...words].filter(([spelling]) => spelling.length >= 5),
  ([spelling]) => spelling[0],
);

/** `source` is lower case. Letters glued to digits stay glued when they are short ("s21fe"), and part when they are a word ("айфон13"). */
export function readDeviceText(source: string): DeviceText {
  const found: { at: number; start: number; end: number }[] = [];
  let text = "";
  let previousEnd = -1;
  let previousGlues = false;
  for (const match of source.matchAll(/[a-zа-я]+|\d+(?:[.,]\d(?!\d))?|[+;,.!?\n№]/g)) {
    const token = match[0];
    const start = match.index;
    const end = start + token.length;
    const touching = start === previousEnd;
    const latin = toLatin(token, /\d/.test(source[start - 1] ?? ""), /\d/.test(source[end] ?? ""), text);
    const glues = /\d/.test(latin) || latin.length <= 2;
    const glued = touching && glues && previousGlues && latin !== "plus" && latin !== ";" && latin !== "pm";
    if (text !== "" && !glued) text += " ";
    found.push({ at: text.length, start, end });
    text += latin;
    previousEnd = end;
    previousGlues = glues && latin !== ";";
  }
  return { text, words: found };
}

function toLatin(token: string, afterDigit: boolean, beforeDigit: boolean, before: string): string {
  if (token === "+") return "plus";
  if (/^[;,.!?\n№]$/.test(token)) return ";";
  if (/^\d/.test(token)) return token;
  if (token.length <= 2 && (afterDigit || beforeDigit)) return oneLetter(token, before);
  if (
    token.length === 1 &&
    /(?:samsung|galaxy|tab|redmi|honor|huawei|realme|poco|xbox one|xbox series|oppo|vivo|tecno) ?$/.test(before)
  )
    return oneLetter(token, before);
  if (token === "пм" || token === "pm") return afterDigit || /1\d $/.test(before) ? "pro max" : token;
  const known = lookUp(token);
  if (known === "promax") return "pro max";
  return known ?? token;
}

const likeSound: Readonly<Record<string, string>> = { с: "s", эс: "s" };
const likeShape: Readonly<Record<string, string>> = {
  а: "a",
  с: "c",
  х: "x",
  т: "t",
  м: "m",
  р: "p",
  у: "y",
  н: "h",
  е: "e",
  к: "k",
  в: "b",
  ф: "f",
  з: "z",
  п: "p",
  и: "i",
  д: "d",
  г: "g",
  ж: "j",
  л: "l",
  эс: "s",
  хс: "xs",
  хр: "xr",
  се: "se",
  фе: "fe",
  хе: "xe",
  жт: "gt",
  гт: "gt",
  пм: "pm",
  пс: "ps",
};

/** A lone Cyrillic letter beside a number names a model. "с" is spoken "эс" by Samsung's and Apple's owners, and typed for C by the others. */
function oneLetter(token: string, before: string): string {
  if (token === "pm" || token === "пм") return "pro max";
  if (token === "пс" || token === "ps") return "playstation";
  if (/redmi|honor|realme|tecno|poco|vivo|oppo/.test(before)) return likeShape[token] ?? token;
  return likeSound[token] ?? likeShape[token] ?? token;
}

function lookUp(token: string): string | undefined {
  const exact = words.get(token);
  if (exact !== undefined || token.length < 4) return exact;
  const stem = token.replace(endings, "");
  const declined = stem.length >= 3 && !notNames.has(token) ? words.get(stem) : undefined;
  if (declined !== undefined || token.length < 5 || notNames.has(token)) return declined;
  return misspellable
    .get(token[0])
    ?.find(([spelling]) => withinOneEdit(spelling, token) || (stem.length >= 5 && withinOneEdit(spelling, stem)))?.[1];
}

/** Everyday words that a case ending or a typo away would be a device word. */
const notNames = new Set(
  "новая новый новое новые нового новую ноте мини ване ванна дела делу делом тексте текст фото айфо маки макси время техника стоит легион маршал виде видео йоге смарта соне апреля горит город меньше плохо нитки".split(
    " ",
  ),
);

function indexWords(): Map<string, string> {
  const index = new Map<string, string>();
  for (const [word, spellings] of Object.entries(deviceWords)) {
    index.set(word, word);
    for (const spelling of spellings.split(" ")) {
      index.set(spelling, word);
      const stem = spelling.length >= 6 ? spelling.replace(endings, "") : spelling;
      if (!index.has(stem)) index.set(stem, word);
    }
  }
  for (const word of brands.keys()) index.set(word, word);
  return index;
}

/** One letter wrong, missing, added, or two neighbours swapped. */
function withinOneEdit(left: string, right: string): boolean {
  if (Math.abs(left.length - right.length) > 1) return false;
  let start = 0;
  while (start < left.length && left[start] === right[start]) start += 1;
  let tail = 0;
  while (
    tail < Math.min(left.length, right.length) - start &&
    left[left.length - 1 - tail] === right[right.length - 1 - tail]
  )
    tail += 1;
  const leftRest = left.length - start - tail;
  const rightRest = right.length - start - tail;
  if (leftRest <= 1 && rightRest <= 1) return true;
  return leftRest === 2 && rightRest === 2 && left[start] === right[start + 1] && left[start + 1] === right[start];
}
