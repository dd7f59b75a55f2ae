const LATIN = "`qwertyuiop[]asdfghjkl;'zxcvbnm,.";
const CYRILLIC = "ёйцукенгшщзхъфывапролджэячсмитьбю";

const paired = (from: string, to: string) => new Map(Array.from(from, (key, index) => [key, to.charAt(index)]));
const toCyrillic = paired(LATIN, CYRILLIC);
const toLatin = paired(CYRILLIC, LATIN);

/** What the same keys give in the other of the two layouts: "fqajy" for "айфон" and back. Empty where no letter was typed. */
export function inOtherLayout(typed: string): string {
  const text = typed.toLowerCase();
  const other = /[a-z]/.test(text) ? toCyrillic : /[а-яё]/.test(text) ? toLatin : undefined;
  return other === undefined ? "" : Array.from(text, (key) => other.get(key) ?? key).join("");
}
