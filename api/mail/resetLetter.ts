import { composeLetter } from "./letter.ts";
import type { Addressee, Letter } from "./letter.ts";

/** To somebody who said that they forgot their password, which anybody may say. */
export const resetLetter = ({ email, ...who }: Addressee, link: string): Letter =>
  composeLetter(email, { link, ...words[who.language](who) });

const words = {
  ru: ({ name, tenantName }: Omit<Addressee, "email">) => ({
    subject: "Новый пароль для Switchboard",
    before: [
      `Здравствуйте, ${name}.`,
      `Кто-то, вероятно вы, попросил новый пароль для входа в Switchboard, компания «${tenantName}». Придумать его можно по ссылке:`,
    ],
    after: [
      "Ссылка сработает один раз, в течение суток. Если это были не вы, ничего не делайте: пароль останется прежним.",
    ],
  }),
  en: ({ name, tenantName }: Omit<Addressee, "email">) => ({
    subject: "A new password for Switchboard",
    before: [
      `Hello, ${name}.`,
      `Somebody, probably you, asked for a new password to sign in to Switchboard at ${tenantName}. Choose it here:`,
    ],
    after: ["The link works once, within a day. If it was not you, do nothing: your password stays as it is."],
  }),
} as const;
