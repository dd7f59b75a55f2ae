import type { DataScope } from "../../contracts/permissions.ts";
import { between, pick, type Random } from "../../simulators/seededRandom.ts";
import { surname } from "./writtenTexts.ts";

export interface SearchRequest {
  readonly scope: DataScope;
  readonly query: Readonly<Record<string, string>>;
}

const WORDS = ["экран", "стекло", "курьер", "ноутбук", "гарантия", "динамик", "аккумулятор", "парковка", "зарядка"];
const SLIPS = [
  "экарн",
  "стикло",
  "курер",
  "ноутбк",
  "гаронтия",
  "динамк",
  "акумулятар",
  "паркофка",
  "зоредка",
  "fqajy",
];
const PHRASES = ["добрый вечер", "заднее стекло", "подскажите пожалуйста", "мой телефон", "жду ответа"];
const TRIPLES = [
  "айфон заднее стекло",
  "подскажите адрес парковка",
  "опять быстро садится",
  "месяц назад аккумулятор",
  "забрал телефон супер",
];
const BEGINNINGS = ["экр", "акк", "сто", "пож", "гара", "дин", "ремо"];
const FREQUENT = ["меня", "телефон", "фамилия", "заказ", "айфон"];

const all = (q: string, filters = {}): SearchRequest => ({ scope: "GLOBAL", query: { q, ...filters } });
const digits = (random: Random, count: number) => String(Math.floor(between(random, 10 ** (count - 1), 10 ** count)));

/** The kinds of query that are measured, each as somebody would type it. */
export const queryKinds = (channelAccountId: string) =>
  ({
    oneWord: (random: Random) => all(pick(random, WORDS)),
    threeWords: (random: Random) => all(pick(random, TRIPLES)),
    phrase: (random: Random) => all(`"${pick(random, PHRASES)}"`),
    misspelt: (random: Random) => all(pick(random, SLIPS)),
    beginning: (random: Random) => all(pick(random, BEGINNINGS)),
    phonePart: (random: Random) => all(`${digits(random, 3)}-${digits(random, 2)}`),
    rare: (random: Random) => all(surname(random)),
    frequent: (random: Random) => all(pick(random, FREQUENT)),
    oneChannel: (random: Random) => all(pick(random, WORDS), { channelAccountId }),
    oneMonth: (random: Random) => {
      const from = Date.now() - between(random, 40, 700) * 86_400_000;
      const [since, to] = [from, from + 30 * 86_400_000].map((at) => new Date(at).toISOString());
      return all(pick(random, WORDS), { from: since, to });
    },
    branch: (random: Random): SearchRequest => ({ scope: "BRANCH", query: { q: pick(random, WORDS) } }),
    own: (random: Random): SearchRequest => ({ scope: "SELF", query: { q: pick(random, WORDS) } }),
  }) as const satisfies Record<string, (random: Random) => SearchRequest>;
