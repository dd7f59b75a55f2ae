import { pick, type Random } from "../../simulators/seededRandom.ts";

/**
 * What one customer says, turn by turn. The rules have a new answer to each of these: a bot that has said something once
 * hands the conversation to a person instead of repeating itself, and a load of hand-overs would measure no answers.
 */
const turns: readonly (readonly string[])[] = [
  [
    "разбил экран на айфон 12, сколько стоит замена?",
    "скок стоит поменять дисплей на iphone 11?",
    "Здравствуйте! На айфоне 13 про треснуло стекло, какая цена замены экрана?",
    "samsung a52 разбит экран, почем замена?",
    "редми ноут 10 экран поменять сколько?",
  ],
  ["какой у вас адрес?", "где вы находитесь?", "куда подъехать?"],
  ["до скольки работаете?", "какой у вас график?"],
  ["какой ваш номер?", "как вам позвонить?"],
  ["а аккумулятор заменить сколько?", "еще батарею поменять, сколько будет?"],
  ["и разъем зарядки болтается, сколько выйдет?", "и гнездо зарядки заменить, почем?"],
  ["напишите адрес и график", "адрес и режим работы напишите"],
  ["адрес и ваш номер напишите", "где находитесь и какой ваш номер?"],
  ["график и ваш номер еще раз", "до скольки работаете и как вам позвонить?"],
  ["адрес, график, ваш номер", "где находитесь, до скольки открыты, ваш номер?"],
];
/** After so many turns the customer leaves, and another takes the place. */
export const TURNS_OF_A_CUSTOMER = turns.length;

/** Typed before the question by those who write in bursts. */
const asides = ["подскажите пожалуйста", "есть вопрос", "хотел узнать", "если можно побыстрее"] as const;

/** The messages of one turn: as many as asked for, the one with the substance last. */
export function textsOfTurn(turn: number, length: number, random: Random): readonly string[] {
  const said = turns[turn];
  if (said === undefined) throw new Error(`A customer says ${TURNS_OF_A_CUSTOMER} things; there is no turn ${turn}.`);
  return [...asides.slice(0, length - 1), pick(random, said)];
}
