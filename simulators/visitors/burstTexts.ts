import { pick, type Random } from "../seededRandom.ts";
import type { Dialogue } from "./dialogue.ts";
import { dialogues } from "./dialogues.ts";
import { personal } from "./visit.ts";

/** How often a burst has 1, 2, 3, 4 or 5 messages; 2.5 on average. */
const SHARES = [0.27, 0.29, 0.2, 0.15, 0.09] as const;
const FILLERS = ["алло", "подскажите пожалуйста", "?", "жду ответа", "спасибо"] as const;
const OWN = { order: "10017", phone: "8 912 000-44-55", name: "Анна" };

/** The texts of one burst, as a customer of the shop would send them. For load generators. */
export function burstTexts(random: Random): readonly string[] {
  const length = burstLength(random);
  return [...textsOf(pick(random, dialogues)), ...FILLERS].slice(0, length);
}

function burstLength(random: Random): number {
  let left = random();
  const index = SHARES.findIndex((share) => (left -= share) < 0);
  return index === -1 ? SHARES.length : index + 1;
}

const textsOf = ({ opening, next = [] }: Dialogue): readonly string[] =>
  [opening, ...next].flat().flatMap((said) => {
    const filled = personal(said, OWN);
    return typeof filled === "string" ? [filled] : [];
  });
