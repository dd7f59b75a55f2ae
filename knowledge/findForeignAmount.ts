const money =
  /\p{Nd}[\p{Nd}\s.,']*\s*(?:₽|\$|€|¥|£|₸|руб|р(?![а-яa-z])|т\.?\s?р|тыс|тыщ|rub|rur|usd|eur|коп|%)|\p{Nd}[кk](?![а-яёa-z])|(?:₽|\$|€|£|rub|usd|eur)\s*\p{Nd}/iu;
const spelled =
  /(?<![а-яё])(?:тысяч|тыщ|рубл|бесплатн|даром(?![а-я])|сот(?:ен|ни)(?![а-я])|пятьсот|шестьсот|семьсот|восемьсот|девятьсот|двести|триста|четыреста|полторы|скидк)|\b(?:thousand|hundred|rubles?|roubles?|free of charge|for free|discount)\b/iu;
const looseNumber = /\p{Nd}(?:[\s\u00a0\u202f.,']?\p{Nd})*/gu;

/**
 * An amount that a text names on its own account, or null. A sum of money always counts, in digits or in words; so does any number of three or
 * more digits that is not one of the `known` texts' (models, order number, address, hours): better an operator's minute than an invented price.
 */
export function findForeignAmount(text: string, known: readonly string[]): string | null {
  const plain = text.normalize("NFKC");
  const found = money.exec(plain) ?? spelled.exec(plain);
  if (found !== null) return found[0];
  const knownNumbers = new Set(known.flatMap((one) => one.match(looseNumber) ?? []).map(digitsOf));
  return (
    plain.match(looseNumber)?.find((number) => digitsOf(number).length >= 3 && !knownNumbers.has(digitsOf(number))) ??
    null
  );
}

function digitsOf(number: string): string {
  return number.replace(/[^\p{Nd}]/gu, "");
}
