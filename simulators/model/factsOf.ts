import type { AppealType, RepairKind } from "../../contracts/extraction.ts";
import type { JsonObject } from "./chatRequest.ts";

const BRANDS: readonly (readonly [RegExp, brand: string])[] = [
  [/айфон|iphone|айпад|ipad|макбук|macbook/i, "Apple"],
  [/самсунг|samsung|galaxy/i, "Samsung"],
  [/сяоми|ксиоми|xiaomi|редми|redmi|poco|поко/i, "Xiaomi"],
  [/хуавей|huawei/i, "Huawei"],
  [/хонор|honor/i, "Honor"],
];
const REPAIRS: readonly (readonly [RegExp, RepairKind])[] = [
  [/экран|дисп|стекл|тач/i, "screen"],
  [/акб|аккум|батаре|разряжа/i, "battery"],
  [/не заряж|разъ[её]м|гнездо/i, "charging_port"],
  [/утопи|уронил[аи]? в вод|залил/i, "water_damage"],
  [/не включа|диагност/i, "diagnostics"],
];
const APPEALS: readonly (readonly [RegExp, AppealType])[] = [
  [/гаранти|опять слома|вернит/i, "warranty"],
  [/готов|заказ|квитанц/i, "status"],
  [/куплю|купить|в наличии|прода[её]те/i, "purchase"],
  [/выкуп|продать|сдать/i, "sell"],
  [/адрес|работаете|до скольки|где находитесь/i, "info"],
];

/** The simple facts that a few patterns find in a text, by the names an answer's schema is likely to give them. */
export function factsOf(text: string): JsonObject {
  const brand = found(BRANDS, text);
  const repair = found(REPAIRS, text);
  const phone = /(?:\+7|8)[\s(-]*(\d{3})[\s)-]*(\d{3})[\s-]*(\d{2})[\s-]*(\d{2})/.exec(text);
  const iphone = /(?:айфон|iphone)\s*(\d{1,2})(\s*(?:про|pro))?/i.exec(text);
  const model = iphone === null ? null : `iPhone ${iphone[1]}${iphone[2] === undefined ? "" : " Pro"}`;
  return {
    appealType: found(APPEALS, text) ?? (repair === null && brand === null ? "other" : "repair"),
    devices: brand === null && repair === null ? [] : [{ brand, model }],
    repairs: repair === null ? [] : [repair],
    phone: phone && `+7${phone.slice(1).join("")}`,
    orderNumber: /(?:заказ\p{L}*|квитанц\p{L}*)\s*(?:№|#|номер)?\s*(\d{2,8})/iu.exec(text)?.[1] ?? null,
    askedPrice: /скок|сколько|цена|почем|поч[её]м|стоимость|стоит/i.test(text),
    urgency: /срочно|горит|asap/i.test(text),
    confidence: 0.9,
    action: "reply",
    reason: "reply.askedForMissing",
    text:
      brand === null
        ? "Подскажите, пожалуйста, какое у вас устройство и что с ним случилось?"
        : "Спасибо, сейчас уточню по вашему устройству.",
  };
}

function found<Value>(patterns: readonly (readonly [RegExp, Value])[], text: string): Value | null {
  return patterns.find(([pattern]) => pattern.test(text))?.[1] ?? null;
}
