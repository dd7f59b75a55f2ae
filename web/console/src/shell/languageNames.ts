/** Each in itself, for whoever does not read the other. */
export const languageNames = { ru: "Русский", en: "English" } as const;
