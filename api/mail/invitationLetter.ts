import { composeLetter } from "./letter.ts";
import type { Addressee, Letter } from "./letter.ts";

/** To somebody whom an administrator has invited. */
export const invitationLetter = ({ email, ...who }: Addressee, link: string): Letter =>
  composeLetter(email, { link, ...words[who.language](who) });

const words = {
  ru: ({ name, tenantName }: Omit<Addressee, "email">) => ({
    subject: `Приглашение в Switchboard: ${tenantName}`,
    before: [
      `Здравствуйте, ${name}.`,
      `Вас пригласили работать с клиентами компании «${tenantName}» в Switchboard. Придумайте пароль по ссылке:`,
    ],
    after: ["Ссылка сработает один раз, в течение недели. Если вы не ждали приглашения, ничего не делайте."],
  }),
  en: ({ name, tenantName }: Omit<Addressee, "email">) => ({
    subject: `Invitation to Switchboard: ${tenantName}`,
    before: [
      `Hello, ${name}.`,
      `You are invited to work with the customers of ${tenantName} in Switchboard. Choose your password here:`,
    ],
    after: ["The link works once, within a week. If you expected no invitation, do nothing."],
  }),
} as const;
