import type { CallOutcome } from "../../../../contracts/call.ts";

const outcome: Readonly<Record<CallOutcome, string>> = {
  connected: "Поговорили",
  no_answer: "Не ответили",
  busy: "Занято",
  rejected: "Сбросили",
  missed: "Пропущен",
  unknown: "Не знаю",
};

const reports = (count: number) => {
  const forms = { one: "итог", few: "итога", many: "итогов", other: "итога", zero: "итогов", two: "итога" };
  return `${count} ${forms[new Intl.PluralRules("ru").select(count)]}`;
};

export const ru = {
  title: "Звонки",
  signIn: "Войти",
  signInLead: "Этот телефон будет звонить по запросам из консоли.",
  email: "Эл. почта",
  password: "Пароль",
  byCode: "QR-код для входа показывает консоль: «Подключить телефон».",
  scan: "Войти по QR-коду",
  noCamera: "Камера недоступна. Разрешите её в браузере или войдите по паролю.",
  signingIn: "Входим…",
  signOut: "Выйти",
  /** The name of the other language, in that language. */
  otherLanguage: "English",
  refused: {
    credentials: "Почта или пароль не подошли.",
    code: "QR-код уже использован или устарел. Откройте в консоли новый.",
    codeNeeded: "У вас включён второй фактор: войдите по QR-коду из консоли.",
    tooMany: "Слишком много попыток. Подождите немного и попробуйте снова.",
    offline: "Нет связи с сервером. Проверьте интернет и попробуйте снова.",
    other: "Войти не получилось. Попробуйте ещё раз.",
  },
  waiting: "Ждём звонок",
  waitingLead: "Нажмите «Позвонить» в консоли — номер появится здесь. Не закрывайте эту страницу.",
  offline: "Нет связи",
  offlineLead: "Новые звонки придут, когда она вернётся.",
  callWaits: "Пора позвонить",
  call: "Позвонить",
  callOnceMore: "Набрать ещё раз",
  notNow: "Не звонить",
  withoutDialling: "Указать итог без набора",
  howEnded: "Чем закончилось?",
  outcome,
  minutes: "Минут",
  seconds: "Секунд",
  proposed: "Время между набором и возвращением сюда. Поправьте, если разговор был короче.",
  note: "Заметка",
  send: "Готово",
  history: "История",
  historyEmpty: "Здесь будут звонки с этого телефона.",
  again: (phone: string) => `Позвонить снова: ${phone}`,
  notSent: "отправится, когда будет связь",
  waits: (count: number) => `${reports(count)}: отправится, когда будет связь`,
  dropped: {
    full: (count: number) => `Очередь переполнилась, самые старые не отправлены: ${reports(count)}.`,
    refused: (count: number) => `Сервер не принял: ${reports(count)}.`,
  },
  understood: "Понятно",
  tell: "Сообщать, когда страница закрыта",
  tellNoMore: "Не сообщать о звонках",
};

/** What a further language must have. */
export type Words = typeof ru;
