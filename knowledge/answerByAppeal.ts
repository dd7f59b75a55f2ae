import type { DeviceType, ExtractedDevice } from "../contracts/extraction.ts";
import { askOperator, type Decision, say, type Situation } from "./decision.ts";
import { quotePrice } from "./quotePrice.ts";
import { rowsOf, writeQuote } from "./writeQuote.ts";

/** The next step of what the contact wants. Null: nothing is known to be wanted. */
export function answerByAppeal(situation: Situation): Decision | null {
  const { words, extraction } = situation;
  const { appealType, orderNumber, phone, devices } = extraction.entities;
  switch (appealType) {
    case "repair":
      return answerRepair(situation);
    case "status":
      return orderNumber === null && phone === null
        ? say(words.askOrder, "reply.askedForMissing", ["appealType"])
        : askOperator(words.statusByOperator, "operator.orderStatus", ["appealType", "orderNumber"]);
    case "warranty":
      return askOperator(words.complaintByOperator, "operator.complaint", ["appealType"]);
    case "sell":
    case "purchase":
      return appealType === "sell" && devices.length === 0
        ? say(words.askDevice, "reply.askedForMissing", ["appealType"])
        : askOperator(words.tradeByOperator, "operator.tradeRequest", ["appealType", "device"]);
    case "info":
      return askOperator(words.unsureByOperator, "operator.infoUnknown", ["appealType"]);
    case "other":
      return null;
  }
}

/** One missing thing at a time: which device, what happened to it; then the price, when the list has it. */
function answerRepair(situation: Situation): Decision {
  const { words, extraction, priceRows, tenantSettings } = situation;
  const { devices } = extraction.entities;
  const quotes = quotePrice(devices, priceRows);
  const quoted = quotes.filter(({ rows }) => rows.length > 0);
  const unclear = devices.find((device) => device.model === null && isOpen(device, quotes));
  if (devices.length === 0) return say(words.askDevice, "reply.askedForMissing", ["appealType"]);
  if (unclear !== undefined) return say(askWhich(situation, unclear), "reply.askedForMissing", ["device"]);
  const unharmed = devices.find(({ repairs }) => repairs.length === 0);
  if (unharmed !== undefined)
    return say(words.askFault(nameOf(unharmed) ?? words.yourDevice), "reply.askedForMissing", ["device"]);
  if (quoted.length === 0) return askOperator(words.priceByOperator, "operator.noPrice", ["device", "repairs"]);

  const fields = ["device", "repairs"] as const;
  const rowIds = rowsOf(quoted).map(({ id }) => id);
  const lines = words.quote(writeQuote(quoted, tenantSettings.language));
  if (quoted.length < quotes.length)
    return askOperator(`${lines}\n${words.restByOperator}`, "operator.noPrice", fields, rowIds);
  const hasVariants = quoted.some(({ rows }) => rows.length > 1);
  return say(`${lines}\n${hasVariants ? words.chooseVariant : words.offerVisit}`, "reply.priceQuoted", fields, rowIds);
}

/** A device without a model still is clear enough when the list prices its works for any model. */
function isOpen(
  device: ExtractedDevice,
  quotes: readonly { readonly device: ExtractedDevice; readonly rows: readonly unknown[] }[],
): boolean {
  const own = quotes.filter((quote) => quote.device === device);
  return own.length === 0 || own.some(({ rows }) => rows.length === 0);
}

function askWhich({ words }: Situation, device: ExtractedDevice): string {
  const name = lineOf(device) ?? nameOf(device);
  return name === null ? words.askDevice : words.askModel(name);
}

/** Apple's lines are asked about by their own name: nobody has "an Apple". */
function lineOf({ brand, deviceType }: ExtractedDevice): string | null {
  return brand === "Apple" && deviceType !== null ? (appleLines[deviceType] ?? null) : null;
}

const appleLines: Partial<Record<DeviceType, string>> = {
  phone: "iPhone",
  tablet: "iPad",
  laptop: "MacBook",
  watch: "Apple Watch",
  headphones: "AirPods",
};

/** "iPhone 13", "Galaxy S21" as their owners say it; the maker is named where the model alone would be a bare number. */
function nameOf({ brand, model }: ExtractedDevice): string | null {
  if (model === null) return brand;
  return brand === null || brand === "Apple" || brand === "Samsung" || /^(?:Redmi|POCO|Mi )/.test(model)
    ? model
    : `${brand} ${model}`;
}
