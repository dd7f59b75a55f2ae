import type { MessageId, PriceRowId } from "../../contracts/ids.ts";
import { PriceRow } from "../../contracts/price.ts";
import { TenantSettings } from "../../contracts/tenantSettings.ts";
import type { TurnMessage } from "../../contracts/turn.ts";

/** A conversation from its lines: "shop: …" was said by us, anything else by the contact. The contact's lines after our last one are new. */
export function conversation(...lines: readonly string[]): TurnMessage[] {
  const answered = lines.findLastIndex((line) => line.startsWith("shop: "));
  return lines.map((line, index) => ({
    id: messageId(index + 1),
    from: line.startsWith("shop: ") ? "shop" : "client",
    text: line.replace(/^shop: /, ""),
    isNew: index > answered,
  }));
}

/** The id of the n-th line, from 1. */
export function messageId(number: number): MessageId {
  return `msg_${String(number).padStart(12, "0")}`;
}

export function priceRowId(number: number): PriceRowId {
  return `prc_${String(number).padStart(12, "0")}`;
}

export const settings = TenantSettings.parse({
  shop: {
    name: "Мастерская «Пиксель»",
    address: "ул. Ленина, 5",
    hours: "ежедневно с 10 до 20",
    phone: "+7 812 000-00-00",
  },
});

const blank = {
  deviceType: null,
  brand: null,
  model: null,
  partSource: null,
  currency: "RUB",
  isFrom: false,
  durationMinutes: null,
} as const;

/** A small price list: an iPhone 13 display in two makes, any Apple phone's battery, anybody's diagnostics. */
export const priceRows: readonly PriceRow[] = [
  {
    ...blank,
    id: priceRowId(1),
    brand: "Apple",
    model: "iPhone 13",
    repair: "screen",
    partSource: "original",
    title: "Дисплей iPhone 13",
    amount: 1_850_000,
    durationMinutes: 60,
  },
  {
    ...blank,
    id: priceRowId(2),
    brand: "Apple",
    model: "iPhone 13",
    repair: "screen",
    partSource: "copy",
    title: "Дисплей iPhone 13",
    amount: 890_000,
  },
  {
    ...blank,
    id: priceRowId(3),
    deviceType: "phone",
    brand: "Apple",
    repair: "battery",
    title: "Аккумулятор iPhone",
    amount: 390_000,
    isFrom: true,
  },
  { ...blank, id: priceRowId(4), repair: "diagnostics", title: "Диагностика", amount: 50_000 },
].map((row) => PriceRow.parse(row));
