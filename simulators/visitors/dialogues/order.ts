import type { Dialogue } from "../dialogue.ts";

/** About something already at the shop, or back from it. */
export const orderDialogues: readonly Dialogue[] = [
  {
    about: "status",
    opening: ["добрый", "заказ {order} готов?"],
    next: [["жду тогда", "до скольки сегодня?"]],
  },
  {
    about: "status",
    writer: "woman",
    opening: ["Здравствуйте, сдавала ноутбук в понедельник", "Есть новости?"],
    answers: { order: ["квитанция {order}"], phone: ["{phone}"], name: ["на имя {name}"] },
    next: [["Хорошо, спасибо, жду звонка"]],
  },
  {
    about: "status",
    writer: "man",
    opening: [{ kind: "photo", caption: "квитанция {order}, когда забирать" }],
    answers: { order: ["{order} же"] },
    next: [["а картой оплатить можно?"]],
  },
  {
    about: "status",
    opening: ["по заказу {order}", "согласен на ремонт за вашу цену, делайте"],
    next: [["когда примерно будет готово?"]],
  },
  {
    about: "warranty",
    writer: "man",
    opening: [
      "неделю назад менял у вас экран на айфоне 12",
      "теперь сенсор живет своей жизнью",
      "это вообще нормально???",
      "заказ {order}",
    ],
    answers: { phone: ["{phone}"], order: ["{order}"] },
    next: [["я деньги не за это платил", "позовите старшего"]],
  },
  {
    about: "warranty",
    writer: "woman",
    opening: ["Здравствуйте. Месяц назад меняли аккумулятор, опять быстро садится.", "Это гарантия?"],
    answers: { order: ["номер не помню, квитанция дома"], model: ["Huawei P30 Lite"], phone: ["{phone}"] },
    next: [["Хорошо, принесу в выходные"]],
  },
  {
    about: "warranty",
    opening: ["ВЫ МНЕ ТЕЛЕФОН СЛОМАЛИ", "сдавал с разбитым стеклом, вернули без звука", "верните деньги"],
    answers: { model: ["самсунг а71"], phone: ["{phone}"] },
    next: [["буду писать в роспотребнадзор"], ["жду звонка сегодня"]],
  },
  {
    about: "other",
    opening: ["забрал телефон, все супер 👍", "спасибо мастеру!"],
    next: [["и вам хорошего дня"]],
  },
  {
    about: "other",
    writer: "woman",
    opening: ["Спасибо большое, всё работает, очень быстро сделали!", { kind: "sticker", emoji: "❤️" }],
  },
];
