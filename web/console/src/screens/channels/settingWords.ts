import type { ru } from "../../words/ru.ts";

/** Settings the catalogues have words for; others are shown as their adapter names them. */
const named = { botToken: true, token: true, apiRoot: true } satisfies Record<keyof typeof ru.setting, true>;
const explained = { botToken: true, apiRoot: true } satisfies Record<keyof typeof ru.settingHelp, true>;

export const isNamed = (setting: string): setting is keyof typeof named => setting in named;
export const isExplained = (setting: string): setting is keyof typeof explained => setting in explained;
