import { z } from "zod";
import { rememberedStore } from "../../../console/src/state/remembered.ts";
import { useStore } from "../../../console/src/state/store.ts";
import { en } from "./en.ts";
import { ru } from "./ru.ts";
import type { Words } from "./ru.ts";

export const Language = z.enum(["ru", "en"]);
export type Language = z.infer<typeof Language>;

const catalogues: Readonly<Record<Language, Words>> = { ru, en };

/** Russian, unless the phone speaks something else. */
export const language = rememberedStore(
  "switchboard.dialer.language",
  Language,
  navigator.language.startsWith("ru") ? "ru" : "en",
);

const say = () => {
  document.documentElement.lang = language.get();
};
say();
language.subscribe(say);

export const words = (): Words => catalogues[language.get()];
export const useLanguage = (): Language => useStore(language, (name) => name);
export const useWords = (): Words => catalogues[useLanguage()];
