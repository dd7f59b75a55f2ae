import type { TFunction } from "i18next";
import { createStore, useStore } from "../state/store.ts";
import { words } from "./words.ts";

interface Spoken {
  readonly t: TFunction;
  readonly i18n: { readonly language: string };
}

const spoken = createStore<Spoken>(read());
words.on("languageChanged", () => spoken.set(read));

function read(): Spoken {
  return { t: words.getFixedT(words.language), i18n: { language: words.language } };
}

/** For what stands in rows: react-i18next's hook copies all of i18next for each component, which is most of what a row costs. */
export const useTranslation = (): Spoken => useStore(spoken, (now) => now);
