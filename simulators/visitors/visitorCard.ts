import { randomUUID } from "node:crypto";
import type { DemoVisitor } from "../../contracts/demoMessenger.ts";
import { between, pick, type Random } from "../seededRandom.ts";
import type { Dialogue } from "./dialogue.ts";

const WOMEN = {
  given: [
    "Анна",
    "Ольга",
    "Екатерина",
    "Гульнара",
    "Светлана",
    "Мадина",
    "Юля",
    "Настя",
    "Айгуль",
    "Татьяна Николаевна",
    "Ксюша",
  ],
  family: [
    "Соколова",
    "Константинопольская",
    "Ким",
    "Абдурахманова",
    "Лебедева",
    "Петренко-Васильковская",
    "Цой",
    "Гафурова",
    "",
  ],
};
const MEN = {
  given: [
    "Александр",
    "Дима",
    "Руслан",
    "Магомед",
    "Сергей Петрович",
    "Лёха",
    "Тимур",
    "Иван",
    "Артём",
    "Бахтияр",
    "Юрий",
  ],
  family: [
    "Иванов",
    "Христорождественский",
    "Пак",
    "Магомедов",
    "Кузнецов",
    "Мамин-Сибиряк",
    "Ли",
    "Хуснутдинов",
    "Шевченко",
    "",
  ],
};
const NICKNAMES = ["Мышь", "dimon_777", "K.", "Кот Матроскин", "мама двух котов", "Alex"];

/** A new visitor; the id is fresh in every run, the rest follows the random numbers. */
export function visitorCard(random: Random, writer: Dialogue["writer"]): DemoVisitor {
  return { id: `visitor-${randomUUID()}`, name: visitorName(random, writer), phone: phoneNumber(random) };
}

function visitorName(random: Random, writer: Dialogue["writer"]): string {
  if (random() < 0.1) return pick(random, NICKNAMES);
  const { given, family } = (writer ?? pick(random, ["woman", "man"])) === "woman" ? WOMEN : MEN;
  return `${pick(random, given)} ${pick(random, family)}`.trim();
}

/** Numbers of the form +7 9xx 000-xx-xx, which belong to nobody. */
function phoneNumber(random: Random): string {
  const digits = (count: number) => String(Math.floor(between(random, 0, 10 ** count))).padStart(count, "0");
  return `+79${digits(2)}000${digits(4)}`;
}
