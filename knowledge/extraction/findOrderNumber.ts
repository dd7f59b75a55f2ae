import { allMatches } from "./allMatches.ts";
import { phoneLike } from "./findPhone.ts";
import { type Hit, hitAt, type Utterance } from "./utterance.ts";

const number = "([a-zа-я]{0,4}[-–/]?\\d[\\d\\-–/]*\\d(?:-?[a-zа-я](?![a-zа-я]))?|[a-zа-я]{1,3}-?\\d+)";
const named = new RegExp(
  `(?<![а-яa-z])(?:заказ|заявк|квит|квиток|чек|акт|наряд|накладн|договор|ремонт)[а-я]*\\.?\\s*(?:на ремонт|номер|за номером|№|#|n|:|-|–|под|мой|это)*[\\s:№#]*${number}(?![\\d:.]*\\d|[а-яa-z])|[№#]\\s*${number}(?![а-яa-z\\d])`,
  "gi",
);
const bare = new RegExp(
  `(?<![\\wа-я+.,-])${number}(?![\\d:.,]*\\d|\\s*(?:[а-я]*₽|р(?:уб|\\.|\\s|$)|тыс|гб|gb|дн|час|мин|%|мес|лет|год))`,
  "gi",
);
const asked = /номер (?:заказ|заявк|квит|чек|акт|ремонт)|(?:заказ|заявк|квит|чек)[а-я]*[^.?]{0,14}(?:номер|№)|номер\?/i;
const isItOrder = /(?:это )?(?:номер )?(?:заказ|заявк|квитанц|чек)[а-я]*\?|номер заказ/i;
const yes = /^(?:да|ага|угу|верно|точно|он|именно|так точно|конечно)(?![а-я])/;

/** The number as written, without "№" and "заказ". It counts when named so, when the shop asked for it, or when the shop's guess was confirmed. */
export function findOrderNumber(utterances: readonly Utterance[]): Hit<string> | null {
  const hits = utterances.flatMap((utterance, index) => {
    if (utterance.message.from === "shop") return [];
    const own = numbersIn(utterance, named);
    if (own.length > 0) return own;
    const question = utterances[index - 1];
    if (question?.message.from !== "shop") return [];
    if (asked.test(question.text) && numbersIn(utterance, bare).length > 0)
      return numbersIn(utterance, bare).slice(0, 1);
    if (isItOrder.test(question.text) && yes.test(utterance.text)) {
      const guessed = utterances
        .slice(0, index - 1)
        .findLast(({ message, raw }) => message.from === "client" && /\d{3}/.test(raw));
      return guessed === undefined ? [] : numbersIn(guessed, bare).slice(-1);
    }
    return [];
  });
  return hits.at(-1) ?? null;
}

function numbersIn(utterance: Utterance, pattern: RegExp): Hit<string>[] {
  const withoutPhones = utterance.raw.replace(phoneLike, (phone) => " ".repeat(phone.length));
  return allMatches(pattern, withoutPhones).flatMap((match) => {
    const value = match[1] ?? match[2];
    if (value === undefined || value.replace(/\D/g, "").length < 2 || value.replace(/\D/g, "").length > 9) return [];
    return [hitAt(utterance, utterance.rawWords, value, match.index, match.index + match[0].length)];
  });
}
