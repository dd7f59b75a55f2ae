import { expect, test } from "vitest";
import type { ExtractedDevice } from "../../contracts/extraction.ts";
import type { PriceRow } from "../../contracts/price.ts";
import { formatMoney } from "../../knowledge/formatMoney.ts";
import { quotePrice } from "../../knowledge/quotePrice.ts";
import { priceRowId, priceRows } from "./conversation.ts";

const iPhone13: ExtractedDevice = {
  deviceType: "phone",
  brand: "Apple",
  model: "iPhone 13",
  repairs: ["screen"],
  partSource: null,
};
const anyScreen: PriceRow = {
  id: priceRowId(9),
  deviceType: null,
  brand: null,
  model: null,
  repair: "screen",
  partSource: null,
  title: "Замена экрана",
  amount: 200_000,
  currency: "RUB",
  isFrom: true,
  durationMinutes: null,
};
const idsFor = (device: ExtractedDevice, rows: readonly PriceRow[]) =>
  quotePrice([device], rows).flatMap((quote) => quote.rows.map(({ id }) => id));

test("the line of the exact model wins over a general one", () => {
  expect(idsFor(iPhone13, [anyScreen, ...priceRows])).toEqual([priceRowId(1), priceRowId(2)]);
  expect(idsFor({ ...iPhone13, model: "iPhone 12" }, [anyScreen, ...priceRows])).toEqual([priceRowId(9)]);
});

test("another model's price is never quoted, nor any model's when the model is unknown", () => {
  expect(idsFor({ ...iPhone13, model: "iPhone 13 Pro" }, priceRows)).toEqual([]);
  expect(idsFor({ ...iPhone13, model: null }, priceRows)).toEqual([]);
});

test("a line for the whole brand prices every model of it", () => {
  expect(idsFor({ ...iPhone13, model: "iPhone X", repairs: ["battery"] }, priceRows)).toEqual([priceRowId(3)]);
});

test("money is written in the tenant's language, with kopecks only where there are any", () => {
  expect(formatMoney(450_000, "RUB", "ru").replaceAll(/\s/g, " ")).toBe("4 500 ₽");
  expect(formatMoney(450_050, "RUB", "ru").replaceAll(/\s/g, " ")).toBe("4 500,50 ₽");
  expect(formatMoney(450_000, "RUB", "en")).toBe("₽4,500");
});
