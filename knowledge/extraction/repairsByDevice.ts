import type { AppealType, DeviceType, RepairKind } from "../../contracts/extraction.ts";
import { findRepairs, type SpokenRepair } from "./findRepairs.ts";
import type { SpokenDevice } from "./followDevices.ts";
import { ownerOf } from "./ownerOf.ts";
import { clauseOf, type Hit, hitAt, type Utterance } from "./utterance.ts";

const agreement =
  /^(?:да|ага|угу|давайте|ок|хорошо|согласен|согласна|лучше|тогда|конечно|можно|первое|второе|и то и|оба)(?![а-я])|давайте|лучше|выбираю|тогда/;
const onlyThis =
  /(?<![а-яa-z])(?:точнее|вернее|(?:давайте|лучше|пока|нет,?|нужна?|тогда) только|передумал|ошиб|упс|ой(?![а-я])|оказалось|оказывается|а нет|нет,)/;
const pastWork =
  /(?<![а-яa-z])(?:меняли|менял|поменяли|ставили|поставили|делали|сделали|чинили|починили|ремонтировали|клеили|переклеили|заменили|установили|паяли|прошивали|замены|ремонта)(?![а-я])/;

/** Which works each device needs, by its index. A repair said before or without any device belongs to the only one, index 0. */
export function repairsByDevice(
  utterances: readonly Utterance[],
  devices: readonly SpokenDevice[],
): readonly (readonly Hit<SpokenRepair>[])[] {
  let wanted: (readonly Hit<SpokenRepair>[])[] = Array.from({ length: Math.max(1, devices.length) }, () => []);
  for (const [index, utterance] of utterances.entries()) {
    if (utterance.message.from === "shop") continue;
    const said = lastWord(findRepairs(utterance), utterance);
    const offered = agreement.test(utterance.text) ? offersBefore(utterances, index) : [];
    const picked = said.filter((hit) => offered.some(({ value }) => value.kind === hit.value.kind));
    if (picked.length > 0) {
      wanted = wanted.map(() => picked);
      continue;
    }
    const added = said.length === 0 && kinds(offered).length === 1 ? offered : said;
    const owners = added.map((hit) => ({ hit, owned: ownerOf(hit, devices) }));
    wanted = wanted.map((before, device) => {
      const own = owners.filter(({ owned }) => owned.includes(device)).map(({ hit }) => hit);
      return own.length > 0 && onlyThis.test(utterance.text) ? own : [...before, ...own];
    });
  }
  return wanted;
}

/** "экран, ой, точнее батарея": what stands before the correction is taken back, if anything stands after it. */
function lastWord(said: readonly Hit<SpokenRepair>[], utterance: Utterance): readonly Hit<SpokenRepair>[] {
  const correction = onlyThis.exec(utterance.text);
  if (correction === null) return said;
  const at = hitAt(utterance, utterance.textWords, null, correction.index, correction.index + 1).from;
  const after = said.filter(({ from }) => from >= at);
  return after.length > 0 ? after : said;
}

function offersBefore(utterances: readonly Utterance[], index: number): Hit<SpokenRepair>[] {
  const before = utterances[index - 1];
  return before?.message.from === "shop" ? findRepairs(before) : [];
}

/** What of the said works stands for one device, once it is known what the contact wants. */
export function settleRepairs(
  hits: readonly Hit<SpokenRepair>[],
  deviceType: DeviceType | null,
  appealType: AppealType,
): Hit<SpokenRepair>[] {
  const present = appealType === "warranty" ? complaints(hits) : hits;
  const fitting = present.flatMap((hit) => {
    const kind = onDevice(hit.value.kind, deviceType);
    return kind === null ? [] : [{ ...hit, value: { ...hit.value, kind } }];
  });
  const causes = fitting.filter(({ value }) => !value.isFallback);
  return causes.length > 0 ? causes : fitting;
}

/** "меняли дисплей, отвалился динамик": the present complaint, and the work done only when nothing else is complained of. */
function complaints(hits: readonly Hit<SpokenRepair>[]): readonly Hit<SpokenRepair>[] {
  const present = hits.filter((hit) => {
    const { utterance } = hit;
    const clause = utterance.textWords
      .filter((_, index) => utterance.clauses[index] === clauseOf(hit))
      .map(({ word }) => word);
    return !pastWork.test(clause.join(" ")) && !/выдави|поднял/.test(clause.join(" "));
  });
  return present.length > 0 ? present : hits;
}

/** The same words mean another work on another kind of device, or none. */
function onDevice(kind: RepairKind, deviceType: DeviceType | null): RepairKind | null {
  const isPocketSize =
    deviceType === "phone" || deviceType === "tablet" || deviceType === "watch" || deviceType === "headphones";
  if (kind === "cooling_cleaning" && isPocketSize) return null;
  if (kind === "back_glass" && (deviceType === "laptop" || deviceType === "pc" || deviceType === "console"))
    return "hinge_case";
  if (kind === "keyboard" && deviceType === "phone") return "buttons";
  return kind;
}

export function kinds(hits: readonly Hit<SpokenRepair>[]): RepairKind[] {
  return [...new Set(hits.map(({ value }) => value.kind))];
}
