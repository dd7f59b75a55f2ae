import type { RepairKind } from "../../contracts/extraction.ts";
import { repairSigns } from "../lexicon/repairs.ts";
import { allMatches } from "./allMatches.ts";
import { type Hit, hitAt, type Utterance } from "./utterance.ts";

export interface SpokenRepair {
  readonly kind: RepairKind;
  readonly isFallback: boolean;
}

const notWanted =
  /^[а-я]*[ ,]*(?:(?:пока|уже|мне|лучше|вроде|там|сам[аои]?) )*(?:не (?:над|нуж|трога|меня[йт]|постра|разби)|цел|в (?:норме|порядке)|норм|работает(?! через)|живой|отбой|без (?:повр|трещ))/;
const negatedBefore =
  /(?<![а-я])(?:не (?:надо|нужн[а-я]+|трогайте|менять)|кроме|дело не в|не в|не)(?: менять| делать)? $/;

/** The works and faults named in one utterance, in the order they stand. */
export function findRepairs(utterance: Utterance): Hit<SpokenRepair>[] {
  return repairSigns.flatMap(({ kind, pattern, isFallback }) =>
    allMatches(pattern, utterance.text)
      .filter((match) => !isUnwanted(utterance.text, match.index, match[0]))
      .map((match) =>
        hitAt(utterance, utterance.textWords, { kind, isFallback }, match.index, match.index + match[0].length),
      ),
  );
}

function isUnwanted(text: string, start: number, found: string): boolean {
  if (notWanted.test(text.slice(start + found.length, start + found.length + 40))) return true;
  return (
    !found.startsWith("не ") &&
    !/^(?:ориг|родн)/.test(found) &&
    negatedBefore.test(text.slice(Math.max(0, start - 24), start))
  );
}
