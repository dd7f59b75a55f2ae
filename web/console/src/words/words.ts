import { createInstance } from "i18next";
import { initReactI18next } from "react-i18next";
import { type Language, preferences } from "../state/preferences.ts";

/** Only the language in use is fetched; the other comes when somebody switches to it. */
const catalogues: Readonly<Record<Language, () => Promise<object>>> = {
  ru: async () => (await import("./ru.ts")).ru,
  en: async () => (await import("./en.ts")).en,
};

export const words = createInstance();

/** React escapes what it draws, so i18next must not. */
await words.use(initReactI18next).init({ resources: {}, fallbackLng: false, interpolation: { escapeValue: false } });

const speak = async (language: Language) => {
  if (words.language === language) return;
  if (!words.hasResourceBundle(language, "translation")) {
    words.addResourceBundle(language, "translation", await catalogues[language]());
  }
  await words.changeLanguage(language);
  document.documentElement.lang = language;
};

await speak(preferences.get().language);
preferences.subscribe(() => void speak(preferences.get().language));
