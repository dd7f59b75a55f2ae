import { type Decision, say, type Situation } from "./decision.ts";
import * as turns from "./lexicon/turns.ts";

/** Address, hours and telephone, as far as the tenant has stated them. Null: nothing of the kind was asked, or nothing is known. */
export function answerInfo({ asked, tenantSettings, words }: Situation): Decision | null {
  const { address, hours, phone } = tenantSettings.shop;
  const facts = [
    turns.asksAddress.test(asked) && address !== null ? words.address(address) : null,
    turns.asksHours.test(asked) && hours !== null ? words.hours(hours) : null,
    turns.asksShopPhone.test(asked) && phone !== null ? words.phone(phone) : null,
  ].filter((fact) => fact !== null);
  return facts.length === 0 ? null : say(facts.join(" "), "reply.infoGiven");
}
