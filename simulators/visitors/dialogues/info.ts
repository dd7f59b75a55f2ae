import type { Dialogue } from "../dialogue.ts";

/** Everything around the work: where, when, how to bring it, and who just writes. */
export const infoDialogues: readonly Dialogue[] = [
  {
    about: "info",
    opening: ["до скольки работаете сегодня"],
    next: [["а в воскресенье?"]],
  },
  {
    about: "info",
    writer: "woman",
    opening: ["Добрый вечер! Подскажите адрес, и есть ли рядом парковка?"],
    next: [["Спасибо, нашла"]],
  },
  {
    about: "info",
    writer: "man",
    opening: [
      "курьер есть?",
      "самому не доехать",
      { kind: "location", latitude: 55.751_244, longitude: 37.618_423, title: "Дом" },
    ],
    answers: { model: ["realme 9 pro+, разъем болтается"], phone: ["{phone}"], time: ["завтра до 14"] },
    next: [["а сколько курьер стоит?"], ["ок, жду"]],
  },
  {
    about: "info",
    writer: "man",
    opening: [
      "Здравствуйте, представляю ООО «Северный Ветер»",
      "Работаете с юрлицами по безналу? 12 ноутбуков на обслуживание",
    ],
    answers: {
      model: ["Ноутбуки Lenovo и HP, разные"],
      phone: [{ kind: "contact", name: "{name}", phone: "{phone}" }],
    },
    next: [["Пришлите договор на почту, пожалуйста"]],
  },
  {
    about: "info",
    opening: ["какая гарантия на замену экрана?"],
    answers: { model: ["айфон 13, пока просто узнаю"] },
    next: [["а если копия?"], ["понятно, спс"]],
  },
  {
    about: "other",
    opening: [
      "Здравствуйте! Ищу работу мастером по телефонам, опыт 4 года",
      { kind: "document", fileName: "Резюме.pdf" },
    ],
    answers: { phone: ["{phone}"], name: ["{name}"] },
  },
  {
    about: "other",
    writer: "woman",
    opening: ["а живой человек тут есть?", "с роботом говорить не хочу"],
    answers: { model: ["не скажу, позовите человека"] },
    next: [["ну наконец-то"]],
  },
  {
    about: "repair",
    writer: "man",
    opening: ["ку", "телефон сломался", "почините?"],
    answers: {
      model: ["самсунк какой то", "вроде a32"],
      problem: ["экарн не показывает, но звонит"],
      part: ["чё дешевле то и давай"],
    },
    next: [["скока"], ["ого", "ну ладно"]],
  },
];
