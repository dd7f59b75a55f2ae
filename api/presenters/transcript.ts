import type { Message } from "../../contracts/message.ts";
import { wordsIn } from "../../contracts/message.ts";

export const languages = ["ru", "en"] as const;
export type Language = (typeof languages)[number];

const words = {
  ru: {
    bot: "Бот",
    touch: "Цепочка касаний",
    operator: "Оператор",
    photo: "фото",
    voice: "голосовое",
    document: "документ",
    location: "геопозиция",
    contact: "контакт",
    sticker: "стикер",
    video: "видео",
    audio: "аудио",
    album: "альбом",
    poll: "опрос",
    dice: "кубик",
    game: "игра",
    invoice: "счёт",
    service: "событие",
    text: "",
    failed: "не отправлено",
    uncertain: "возможно, доставлено",
    cancelled: "отозвано",
    deleted: "удалено",
    edited: "изменено, было",
    title: "Переписка",
    zone: "Время",
  },
  en: {
    bot: "Bot",
    touch: "Touch sequence",
    operator: "Operator",
    photo: "photo",
    voice: "voice message",
    document: "document",
    location: "location",
    contact: "contact",
    sticker: "sticker",
    video: "video",
    audio: "audio",
    album: "album",
    poll: "poll",
    dice: "dice",
    game: "game",
    invoice: "invoice",
    service: "event",
    text: "",
    failed: "not sent",
    uncertain: "may have arrived",
    cancelled: "withdrawn",
    deleted: "deleted",
    edited: "edited, was",
    title: "Conversation",
    zone: "Times",
  },
} as const;

export interface TranscriptStyle {
  readonly language: Language;
  readonly timeZone: string;
  readonly contactName: string;
}

export const transcriptHead = ({ language, timeZone, contactName }: TranscriptStyle): string =>
  `${words[language].title}: ${contactName}\n${words[language].zone}: ${timeZone}\n\n`;

/** "12.03.2026 14:03 Анна: Здравствуйте", with the files named and said what did not arrive, was edited or deleted. */
export function transcriptLine(message: Message, { language, timeZone, contactName }: TranscriptStyle): string {
  const say = words[language];
  const { author, content, status, operatorName, occurredAt, media, edits, deletedAt, origin } = message;
  const name = {
    contact: origin?.author ?? contactName,
    bot: say.bot,
    operator: operatorName ?? say.operator,
    touch: say.touch,
  }[author];
  const kind = say[content.kind] && `[${[say[content.kind], media[0]?.fileName].filter(Boolean).join(": ")}]`;
  const text = wordsIn(content);
  const earlier = edits.map(({ was }) => wordsIn(was)).join(" → ");
  const fate = status === "failed" || status === "uncertain" || status === "cancelled" ? say[status] : undefined;
  const became = [fate, earlier && `${say.edited}: ${earlier}`, deletedAt && say.deleted].filter(Boolean);
  const ending = became.length > 0 ? `(${became.join(", ")})` : "";
  return `${time(occurredAt, language, timeZone)} ${name}: ${[kind, text, ending].filter(Boolean).join(" ")}\n`;
}

const time = (iso: string, language: Language, timeZone: string): string =>
  new Intl.DateTimeFormat(language === "ru" ? "ru-RU" : "en-GB", { dateStyle: "short", timeStyle: "short", timeZone })
    .format(new Date(iso))
    .replace(",", "");
