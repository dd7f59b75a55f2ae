import type { Entities } from "../contracts/extraction.ts";
import type { PriceRow } from "../contracts/price.ts";
import type { TenantSettings } from "../contracts/tenantSettings.ts";
import type { TurnReply } from "../contracts/turn.ts";
import { findForeignAmount } from "./findForeignAmount.ts";
import { PRICE_PLACEHOLDER } from "./modelAnswer.ts";
import { ModelFailure } from "./modelFailure.ts";
import { phrases } from "./phrases/phrases.ts";
import { quotePrice } from "./quotePrice.ts";
import { rowsOf, writeQuote } from "./writeQuote.ts";

interface PriceSource {
  readonly priceRows: readonly PriceRow[];
  readonly tenantSettings: TenantSettings;
}

/** Puts the price list's lines where a model left the placeholder. A text with an amount of its own, or a placeholder nothing can fill, does not go out. */
export function fillPrice(reply: TurnReply, entities: Entities, { priceRows, tenantSettings }: PriceSource): TurnReply {
  if (reply.text === null) return reply;
  const { address, hours, phone, name } = tenantSettings.shop;
  const models = entities.devices.map(({ model }) => model);
  const known = [address, hours, phone, name, entities.orderNumber, entities.phone, ...models].filter(
    (text) => text !== null,
  );
  if (findForeignAmount(reply.text, known) !== null) throw new ModelFailure("model.priceNotFromList");
  if (!reply.text.includes(PRICE_PLACEHOLDER)) return reply;

  const words = phrases[tenantSettings.language];
  const quotes = quotePrice(entities.devices, priceRows);
  const rows = rowsOf(quotes);
  if (rows.length === 0)
    return { ...reply, action: "askOperator", reason: "operator.noPrice", text: words.priceByOperator };
  const lines =
    rows.length === 1
      ? writeQuote(quotes, tenantSettings.language)
      : `\n${writeQuote(quotes, tenantSettings.language)}\n`;
  const text = reply.text
    .replaceAll(PRICE_PLACEHOLDER, () => lines)
    .replace(/\n\s*\n|[ \t]+\n/g, "\n")
    .trim();
  return { ...reply, text, priceRowIds: rows.map(({ id }) => id) };
}
