import type { PartSource } from "../../contracts/extraction.ts";

export const ru = {
  hello: "Здравствуйте.",
  howCanWeHelp: (shop: string) => `Это ${shop}. Подскажите, пожалуйста, какое у вас устройство и что с ним случилось?`,
  askDevice: "Подскажите, пожалуйста, какое у вас устройство: производитель и модель?",
  askModel: (device: string) => `Подскажите, пожалуйста, какая именно модель ${device}?`,
  askFault: (device: string) => `Расскажите, пожалуйста, что случилось с ${device}?`,
  askOrder: "Подскажите, пожалуйста, номер заказа или телефон, на который он оформлен.",
  clarify: "Хочу понять вас правильно. Напишите, пожалуйста, какое устройство и что с ним нужно сделать.",
  quote: (lines: string) => `По нашему прайсу:\n${lines}`,
  chooseVariant: "Какой вариант вам подходит?",
  offerVisit: "Если удобно, запишем вас на ремонт.",
  restByOperator: "Стоимость остальных работ уточнит оператор, я передаю ему ваш вопрос.",
  priceByOperator: "Точную стоимость назовёт оператор, я передаю ему ваш вопрос.",
  statusByOperator: "Передаю ваш вопрос мастеру, он проверит заказ и ответит здесь.",
  complaintByOperator: "Мне жаль, что так вышло. Передаю ваше обращение оператору, он разберётся и ответит здесь.",
  personByOperator: "Передаю диалог оператору, он ответит вам здесь.",
  dealByOperator: "Хорошо, передаю оператору, он подтвердит детали и время.",
  tradeByOperator: "Передаю ваш вопрос оператору, он ответит о наличии и стоимости.",
  unsureByOperator: "Передаю ваш вопрос оператору, он ответит здесь.",
  mediaByOperator: "Спасибо, получили. Передаю оператору, он посмотрит и ответит здесь.",
  welcome: "Пожалуйста. Если появятся вопросы, пишите.",
  address: (address: string) => `Мы находимся по адресу: ${address}.`,
  hours: (hours: string) => `Мы работаем: ${hours}.`,
  phone: (phone: string) => `Телефон: ${phone}.`,
  yourDevice: "вашим устройством",
  from: (amount: string) => `от ${amount}`,
  duration: (minutes: number) =>
    minutes < 60 ? `около ${minutes} мин` : `около ${Math.round(minutes / 6) / 10} ч`.replace(".", ","),
  namesSource: /ориг|копи|аналог|клиент/i,
  partSource: { original: "оригинал", copy: "копия", client: "ваша запчасть", shop: "наша запчасть" } satisfies Record<
    PartSource,
    string
  >,
};
