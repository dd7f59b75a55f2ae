import { allMatches } from "./allMatches.ts";
import { type Hit, hitAt, type Utterance } from "./utterance.ts";

const notMoney =
  "по времени|по срок|времени|врем|дн[ея]|ждать|час|лет|раз|можно|минут|недел|месяц|гаранти|мест|филиал|держ|работаете|(?:это |у вас |будет |обычно |примерно )*(?:по времени|длит|занима|ждать|чин|дела)|ремонт (?:длит|занима)";
const price = new RegExp(
  `(?<![а-яa-z])(?:(?:сколь?к[оа]|скок[ао]?)(?![а-я])(?! (?:${notMoney}))|цен[аыуе](?![а-я])|ценник|почем(?![а-я])|стоимост|прайс|расцен|стоит(?! (?:ли|на|пароль|у вас))|по деньгам|оцените|во что (?:обойд|встан|выйд)|обойдется|дорого (?:ли|это|будет)|price|how much)`,
  "g",
);

/** The words that ask for money. How long it takes, and an own budget, are not such a question. */
export function findAskedPrice(utterances: readonly Utterance[]): Hit<true> | null {
  for (const utterance of utterances) {
    const match = allMatches(price, utterance.text)[0];
    if (match !== undefined)
      return hitAt(utterance, utterance.textWords, true, match.index, match.index + match[0].length);
  }
  return null;
}
