import { expect, test } from "vitest";
import { textsOfTurn, TURNS_OF_A_CUSTOMER } from "../../bench/load/script.ts";
import type { PriceRow } from "../../contracts/price.ts";
import { TenantSettings } from "../../contracts/tenantSettings.ts";
import type { Extraction } from "../../contracts/extraction.ts";
import type { TurnMessage } from "../../contracts/turn.ts";
import { think } from "../../knowledge/think.ts";
import { seededRandom } from "../../simulators/seededRandom.ts";

const shop = { address: "ул. Лесная, 5", hours: "с 10 до 20", phone: "8 800 555-00-00" };
const tenantSettings = TenantSettings.parse({ shop });
const priceRows = (["screen", "battery", "charging_port"] as const).map((repair, index): PriceRow => ({
  id: `prc_0000000${index}`,
  deviceType: null,
  brand: null,
  model: null,
  partSource: null,
  repair,
  title: repair,
  amount: 100_000,
  currency: "RUB",
  isFrom: true,
  durationMinutes: 60,
}));

test.each([1, 2, 3, 4, 5])(
  "every turn of a customer who writes %i messages at once gets a reply from the rules",
  async (length) => {
    for (let seed = 1; seed <= 8; seed += 1) {
      const actions = await talk(length, seed);
      expect(actions).toEqual(Array.from({ length: TURNS_OF_A_CUSTOMER }, () => "reply"));
    }
  },
);

async function talk(length: number, seed: number): Promise<readonly string[]> {
  const random = seededRandom(seed);
  const said: TurnMessage[] = [];
  const actions: string[] = [];
  let previousExtraction: Extraction | null = null;
  const message = (from: TurnMessage["from"], text: string): TurnMessage => {
    return { id: `msg_${String(said.length).padStart(8, "0")}`, from, text, isNew: true };
  };
  for (let turn = 0; turn < TURNS_OF_A_CUSTOMER; turn += 1) {
    const before = said.length;
    for (const text of textsOfTurn(turn, length, random)) said.push(message("client", text));
    const messages = said.map((one, index) => ({ ...one, isNew: index >= before })).slice(-30);
    const { reply, extraction } = await think({ messages, tenantSettings, priceRows, previousExtraction, model: null });
    actions.push(reply.action);
    previousExtraction = extraction;
    if (reply.text !== null) said.push(message("shop", reply.text));
  }
  return actions;
}
