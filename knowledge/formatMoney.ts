import type { TenantSettings } from "../contracts/tenantSettings.ts";

type Language = TenantSettings["language"];

const locales: Readonly<Record<Language, string>> = { ru: "ru-RU", en: "en-GB" };
const formats = new Map<string, Intl.NumberFormat>();

/** Kopecks as people read them: "4 500 ₽", with kopecks only where there are any. */
export function formatMoney(amount: number, currency: string, language: Language): string {
  const digits = amount % 100 === 0 ? 0 : 2;
  const key = `${language} ${currency} ${digits}`;
  const format =
    formats.get(key) ??
    new Intl.NumberFormat(locales[language], {
      style: "currency",
      currency,
      currencyDisplay: "narrowSymbol",
      minimumFractionDigits: digits,
      maximumFractionDigits: digits,
    });
  formats.set(key, format);
  return format.format(amount / 100);
}
