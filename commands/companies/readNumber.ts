import { parsePhoneNumberFromString } from "libphonenumber-js";

/** A typed number in E.164; without a country it is Russian. Null for what cannot be a number, such as an extension alone. */
export function readNumber(typed: string): string | null {
  const number = parsePhoneNumberFromString(typed, "RU");
  return number?.isPossible() ? number.number : null;
}
