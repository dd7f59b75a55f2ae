/** Words that betray Russian, once the letters are the right ones. */
const russian =
  /экран|замен|поменя|ремонт|чинит|почин|стекл|телеф|скольк|стоит|диспле|батар|акк|зарядк|здравст|привет|добр|можно|нужн|когда|заказ|готов|купи|прода|снима|снимит|просит|камер|кнопк|динам|не |мой|мне|есть|срочн|рабоч|работ|адрес|цен|спасиб/g;

/**
 * Russian typed in Latin letters ("remont ekrana") or with the keyboard left in English (";'njn bkb") becomes Cyrillic; anything else
 * is returned as it is. The number and order of words stay the same.
 */
export function asTypedInRussian(text: string): string {
  if (/[а-я]/.test(text) || !/[a-z]{2}/.test(text)) return text;
  const candidates = [transliterate(text), switchLayout(text)].map((russianText) => ({
    russianText,
    hits: russianText.match(russian)?.length ?? 0,
  }));
  const best = candidates.reduce((left, right) => (right.hits > left.hits ? right : left));
  return best.hits > 0 ? best.russianText : text;
}

const digraphs: Readonly<Record<string, string>> = {
  shch: "щ",
  sch: "щ",
  yo: "е",
  jo: "е",
  zh: "ж",
  kh: "х",
  ts: "ц",
  ch: "ч",
  sh: "ш",
  yu: "ю",
  ju: "ю",
  ya: "я",
  ja: "я",
  ye: "е",
  ij: "ий",
  iy: "ий",
  a: "а",
  b: "б",
  v: "в",
  g: "г",
  d: "д",
  e: "е",
  z: "з",
  i: "и",
  j: "й",
  k: "к",
  l: "л",
  m: "м",
  n: "н",
  o: "о",
  p: "п",
  r: "р",
  s: "с",
  t: "т",
  u: "у",
  f: "ф",
  h: "х",
  c: "ц",
  y: "ы",
  w: "в",
  x: "кс",
  q: "к",
  "'": "ь",
};
const latinSounds = /shch|sch|yo|jo|zh|kh|ts|ch|sh|yu|ju|ya|ja|ye|ij|iy|[a-z']/g;

function transliterate(text: string): string {
  return text.replace(latinSounds, (sound) => digraphs[sound] ?? sound).replace(/(?<![а-я])е(?=кран)/g, "э");
}

const qwerty = "`qwertyuiop[]asdfghjkl;'zxcvbnm,.";
const jcuken = "ейцукенгшщзхъфывапролджэячсмитьбю";
const keys = new Map(Array.from(qwerty, (key, index) => [key, jcuken[index] ?? key]));

function switchLayout(text: string): string {
  return Array.from(text, (key) => keys.get(key) ?? key).join("");
}
