import { parsePhoneNumberFromString } from "libphonenumber-js";

/** A typed number in E.164; null where it can be none. Numbers without a country are Russian. */
export function readNumber(typed: string): string | null {
  const number = parsePhoneNumberFromString(typed, "RU");
  return number?.isPossible() ? number.number : null;
}
