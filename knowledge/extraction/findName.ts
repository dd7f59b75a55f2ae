import { givenNames } from "../lexicon/names.ts";
import { type Hit, hitAt, type Utterance } from "./utterance.ts";

const introduced =
  /(?:меня зовут|мен[яе] зв[ау]ть|зовут(?! как)|мо[её] имя|имя|на имя|на фамилию|фамилия|это|я|с уважением|контактное лицо|спросить|спросите|от)[\s:,–—-]+([А-ЯЁа-яё]+)(?:\s+([А-ЯЁ][а-яё]+))?(?:\s+([А-ЯЁ][а-яё]+))?/giu;
const nameAsked = /зовут|ваше имя|имя|как (?:к вам|вас)|представьтесь|обращаться|на кого/i;
const relative =
  /(?:брат|сестр|муж|жен[аыу]|мам|пап|сын|доч|друг|подруг|коллег|мастер|менеджер|администратор)[а-я]*\s+$/i;

/** How the writer calls themselves, in the nominative. People addressed or merely mentioned do not count. */
export function findName(utterances: readonly Utterance[]): Hit<string> | null {
  return (
    utterances
      .flatMap((utterance, index) =>
        utterance.message.from === "shop" ? [] : namesIn(utterance, utterances[index - 1]),
      )
      .at(-1) ?? null
  );
}

function namesIn(utterance: Utterance, before: Utterance | undefined): Hit<string>[] {
  const { raw } = utterance;
  for (const match of raw.matchAll(introduced)) {
    const cue = match[0].toLowerCase();
    const words = match.slice(1).filter((word) => word !== undefined);
    const name = fullName(words, /^на (?:имя|фам)|^от|^спросить|^спросите/.test(cue));
    if (name !== null) return [hitAt(utterance, utterance.rawWords, name, match.index, match.index + match[0].length)];
  }
  const answersQuestion = before?.message.from === "shop" && nameAsked.test(before.text);
  for (const match of raw.matchAll(/(?<![а-яё])[А-ЯЁа-яё]{2,}(?![а-яё])/giu)) {
    const name = givenName(match[0]);
    if (name === null || relative.test(raw.slice(0, match.index))) continue;
    if (answersQuestion || isSignature(raw, match.index, match[0])) {
      const surname = /^\s+([А-ЯЁ][а-яё]+(?:ов|ев|ин|ын|ий|ая|ова|ева|ина|ко|ук|юк|ян|дзе|ич|вна))(?![а-яё])/u.exec(
        raw.slice(match.index + match[0].length),
      )?.[1];
      const value = surname === undefined ? name : `${name} ${surname}`;
      return [hitAt(utterance, utterance.rawWords, value, match.index, match.index + match[0].length)];
    }
  }
  return [];
}

/** A name beside a phone number, or alone at the end: "… Наталья 8 922 000 10 20". */
function isSignature(raw: string, start: number, word: string): boolean {
  const after = raw.slice(start + word.length);
  const before = raw.slice(0, start);
  if (!/^[А-ЯЁ]/.test(word) && !/\d[\s,.-]*$/.test(before) && !/^[\s,:.-]*\+?\d[\d\s()-]{8}/.test(after)) return false;
  return (
    /^[\s,:.-]*(?:тел[а-я.]*\s*)?\+?\d[\d\s()-]{8}/.test(after) ||
    /\d{2}[\s,.;-]*$/.test(before) ||
    (/[.!?,\n]\s*$/.test(before) &&
      /^[\s.)!]*$/.test(after) &&
      !/(?:здравствуйте|привет|добрый день|спасибо|добрый вечер|доброе утро)[,\s]*$/i.test(before))
  );
}

function fullName(words: readonly string[], declined: boolean): string | null {
  const [first, ...others] = words;
  if (first === undefined) return null;
  const name = givenName(first, declined);
  const more = others.filter(
    (word) => givenName(word) !== null || /(?:ов|ев|ин|ын|ова|ева|ина|ий|ая|ко|ук|юк|ян|дзе|ич|вна)$/.test(word),
  );
  if (name !== null) return [name, ...more.slice(0, 2)].join(" ");
  if (declined && /^[А-ЯЁ].*(?:ов|ев|ин|ын)(?:а|у|ой)?$/.test(first)) return surnameFirst(first, others);
  const given = others.map((word) => givenName(word, declined)).find((value) => value !== null);
  return /^[А-ЯЁ]/.test(first) && given !== undefined && given !== null ? `${first} ${given}` : null;
}

/** "на имя Петрова Сергея" → "Петров Сергей", "на Иванову" → "Иванова". A surname alone in -а may be either; it stays. */
function surnameFirst(surname: string, others: readonly string[]): string {
  const given = others.map((word) => givenName(word, true)).find((name) => name !== null);
  const feminine = surname.replace(/(?:у|ой)$/, "а");
  if (given === undefined || given === null) return feminine;
  const isMasculine = !/[ая]$/.test(given) || /^(?:Илья|Никита|Саша|Миша|Паша|Дима)$/.test(given);
  return `${isMasculine ? feminine.replace(/а$/, "") : feminine} ${given}`;
}

const nominativeEndings: readonly (readonly [RegExp, readonly string[]])[] = [
  [/ии$/, ["ия"]],
  [/ию$/, ["ия", "ий"]],
  [/ия$/, ["ий"]],
  [/(?:и|е|у|ы|ой|ей|ю)$/, ["а", "я", "ь", "й"]],
  [/(?:а|у|ом)$/, [""]],
  [/(?:я|ю|ем)$/, ["й", "ь"]],
];

function givenName(word: string, declined = false): string | null {
  const lower = word.toLowerCase().replaceAll("ё", "е");
  if (givenNames.has(lower)) return capitalise(word);
  if (!declined) return null;
  for (const [ending, replacements] of nominativeEndings) {
    if (!ending.test(lower)) continue;
    const found = replacements
      .map((replacement) => lower.replace(ending, replacement))
      .find((candidate) => givenNames.has(candidate));
    if (found !== undefined) return capitalise(found);
  }
  return null;
}

function capitalise(word: string): string {
  return `${word[0]?.toUpperCase() ?? ""}${word.slice(1).toLowerCase()}`;
}
