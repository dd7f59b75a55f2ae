import { between, pick, type Random } from "../../simulators/seededRandom.ts";
import { burstTexts } from "../../simulators/visitors/burstTexts.ts";

const MODELS = [
  "айфон 12",
  "iPhone 14 Pro",
  "Samsung A51",
  "редми нот 10",
  "Honor 20",
  "Macbook Air",
  "планшет Huawei",
];
const SYLLABLES = [
  "ба",
  "во",
  "гри",
  "де",
  "жу",
  "зо",
  "ки",
  "лан",
  "мер",
  "но",
  "пар",
  "ру",
  "сти",
  "то",
  "фе",
  "хар",
];

/** What customers of a shop and its operators write in years: the demo's dialogues with their own words, numbers and slips. */
export function* writtenTexts(random: Random): Generator<string, never> {
  for (;;) {
    for (const text of burstTexts(random)) yield personalized(random, text);
  }
}

export const surname = (random: Random): string =>
  `${pick(random, SYLLABLES)}${pick(random, SYLLABLES)}${pick(random, SYLLABLES)}${pick(random, ["ов", "ева", "ин", "ский"])}`;

export const phoneNumber = (random: Random): string => `+79${digits(random, 9)}`;

function personalized(random: Random, text: string): string {
  const choice = random();
  const own =
    choice < 0.15
      ? `, у меня ${pick(random, MODELS)}`
      : choice < 0.22
        ? `. Заказ ${Math.floor(between(random, 10_000, 999_999))}`
        : choice < 0.28
          ? `, мой телефон 8 (9${digits(random, 2)}) ${digits(random, 3)}-${digits(random, 2)}-${digits(random, 2)}`
          : choice < 0.4
            ? `, фамилия ${surname(random)}`
            : "";
  return slip(random, text) + own;
}

/** Every twentieth message has a letter left out or two swapped. */
function slip(random: Random, text: string): string {
  const letters = Array.from(text);
  if (random() > 0.05 || letters.length < 4) return text;
  const at = Math.floor(between(random, 1, letters.length - 2));
  const [here = "", next = ""] = letters.slice(at);
  return letters.toSpliced(at, 2, ...(random() < 0.5 ? [next, here] : [next])).join("");
}

const digits = (random: Random, count: number) =>
  String(Math.floor(between(random, 0, 10 ** count))).padStart(count, "0");
