import { allMatches } from "./allMatches.ts";
import { type Hit, hitAt, type Utterance } from "./utterance.ts";

const urgent =
  /(?<![а-яa-z])(?:срочн|горит(?! (?:ламп|диод|индик|экран|кнопк|лого))|asap|асап|как можно (?:быстрее|скорее)|побыстрее|поскорее|экстренн|безотлагательн|(?:надо|нужн[а-я]*|край)[^.?]{0,14} (?:сегодня|сейчас|завтра|прямо сейчас)(?: [а-я]+)? (?:край|обязательно|кровь)|кровь из носу|сегодня край|край (?:сегодня|завтра)|вопрос жизни|немедленно|прямо сейчас надо|очень спешу|urgent)/g;
const withdrawn =
  /(?<![а-яa-z])(?:не (?:очень |особо |так )?(?:срочн|горит|к спеху)|несрочн|без спешки|можно не (?:срочно|спешить|торопиться)|срочности нет|уже не срочно|не тороп)/;

/** The words of urgency still in force: a later "не срочно" withdraws them. A wished time alone is not urgency. */
export function findUrgency(utterances: readonly Utterance[]): Hit<true> | null {
  let found: Hit<true> | null = null;
  for (const utterance of utterances) {
    if (withdrawn.test(utterance.text)) found = null;
    else
      for (const match of allMatches(urgent, utterance.text))
        found = hitAt(utterance, utterance.textWords, true, match.index, match.index + match[0].length);
  }
  return found;
}
