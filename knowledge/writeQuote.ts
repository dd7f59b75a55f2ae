import type { PriceRow } from "../contracts/price.ts";
import type { TenantSettings } from "../contracts/tenantSettings.ts";
import { formatMoney } from "./formatMoney.ts";
import { phrases } from "./phrases/phrases.ts";
import type { Quote } from "./quotePrice.ts";

type Language = TenantSettings["language"];

/** The quoted lines as the customer reads them, one price row a line. Every amount in it is an amount of the list. */
export function writeQuote(quotes: readonly Quote[], language: Language): string {
  return rowsOf(quotes)
    .map((row) => writeRow(row, language))
    .join("\n");
}

/** Each row once, though two devices may share it. */
export function rowsOf(quotes: readonly Quote[]): PriceRow[] {
  const rows = quotes.flatMap((quote) => quote.rows);
  return [...new Map(rows.map((row) => [row.id, row])).values()];
}

function writeRow(row: PriceRow, language: Language): string {
  const words = phrases[language];
  const amount = formatMoney(row.amount, row.currency, language);
  const source =
    row.partSource === null || words.namesSource.test(row.title) ? "" : ` (${words.partSource[row.partSource]})`;
  const duration = row.durationMinutes === null ? "" : `, ${words.duration(row.durationMinutes)}`;
  return `${row.title}${source}: ${row.isFrom ? words.from(amount) : amount}${duration}`;
}
