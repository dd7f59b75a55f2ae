import type { Dialogue } from "../dialogue.ts";

/** Buying from the shop and selling to it. */
export const tradeDialogues: readonly Dialogue[] = [
  {
    about: "purchase",
    opening: ["есть в наличии айфон 13 128?", "б/у рассматриваю"],
    next: [["а состояние какое, акб сколько?"], ["рассрочка есть?"]],
  },
  {
    about: "purchase",
    writer: "woman",
    opening: ["Здравствуйте, нужно защитное стекло на Redmi Note 12 и чехол", "Поклеите сразу?"],
    next: [["сколько вместе выйдет?"], ["отлично, зайду"]],
  },
  {
    about: "purchase",
    writer: "man",
    opening: ["дисп на s20 fe продадите?", "ставить буду сам"],
    answers: { part: ["копия oled норм"] },
    next: [["почем"], ["дорого, на озоне дешевле"]],
  },
  {
    about: "purchase",
    opening: ["зарядка для макбука про 2019 есть? оригинал"],
    next: [["отложите до вечера", "на имя {name}"]],
  },
  {
    about: "sell",
    writer: "man",
    opening: ["выкупаете телефоны?", "айфон xs 64, экран разбит, фейс айди работает", "сколько дадите"],
    answers: { phone: ["{phone}"] },
    next: [["маловато)", "а если с коробкой?"], ["ладно, подвезу"]],
  },
  {
    about: "sell",
    opening: ["хочу сдать свой galaxy s10+ и взять айфон 12 с доплатой", "такое делаете?"],
    answers: { problem: ["все работает, царапины на корпусе"] },
    next: [["сколько доплата примерно"]],
  },
];
