import type { OffHoursWords } from "../commands/keepPromises.ts";
import { phrases } from "../knowledge/phrases/phrases.ts";

export const offHoursWords: OffHoursWords = { ru: phrases.ru.offHours, en: phrases.en.offHours };
