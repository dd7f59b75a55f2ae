import { AppealType } from "../../contracts/extraction.ts";
import { again, appealSigns, changeOfMind, damage, workDone } from "../lexicon/appealTypes.ts";
import { type Hit, hitAt, type Utterance } from "./utterance.ts";

/** What else in the conversation speaks for a type when no words do. */
interface AppealHints {
  readonly hasDevice: boolean;
  readonly hasRepair: boolean;
  readonly hasOrderNumber: boolean;
}

/** Null when nothing was asked. Several wishes rank as `AppealType` orders them, unless the contact changed their mind aloud. */
export function findAppealType(
  utterances: readonly Utterance[],
  hints: AppealHints,
): { readonly value: AppealType; readonly hit: Hit<AppealType> | null } | null {
  const hits = utterances.flatMap(signsIn);
  const changed = hits.findLast(
    (hit) => changeOfMind.test(hit.utterance.text) && (hit.value === "sell" || hit.value === "purchase"),
  );
  const best = changed ?? hits.toSorted((left, right) => rank(left.value) - rank(right.value))[0];
  const implied = impliedType(utterances, hints);
  if (best === undefined) return implied === null ? null : { value: implied, hit: null };
  const impliedWins =
    implied !== null &&
    (implied === "status" || implied === "warranty" || (best.value === "info" && isDamaged(utterances, hints))) &&
    rank(implied) < rank(best.value) &&
    changed === undefined;
  return impliedWins ? { value: implied, hit: null } : { value: best.value, hit: best };
}

function impliedType(
  utterances: readonly Utterance[],
  { hasDevice, hasRepair, hasOrderNumber }: AppealHints,
): AppealType | null {
  if (utterances.some(({ text }) => again.test(text)) && utterances.some(({ text }) => workDone.test(text)))
    return "warranty";
  if (hasOrderNumber) return "status";
  if (hasDevice && !hasRepair && utterances.some(({ text }) => /(?<![а-я])есть\s*\?/.test(text))) return "purchase";
  if (hasDevice || isDamaged(utterances, { hasRepair })) return "repair";
  return null;
}

/** A question about hours or papers stays one although a device is named in it; told damage makes it a repair. */
function isDamaged(utterances: readonly Utterance[], { hasRepair }: Pick<AppealHints, "hasRepair">): boolean {
  return hasRepair || utterances.some(({ text }) => damage.test(text));
}

function signsIn(utterance: Utterance): Hit<AppealType>[] {
  return appealSigns.flatMap(({ appealType, pattern }) => {
    const match = pattern.exec(utterance.text);
    return match === null
      ? []
      : [hitAt(utterance, utterance.textWords, appealType, match.index, match.index + match[0].length)];
  });
}

function rank(type: AppealType): number {
  return AppealType.options.indexOf(type);
}
