import type { DeviceType } from "../../contracts/extraction.ts";
import { brands } from "../lexicon/brands.ts";
import { deviceTypeWords } from "../lexicon/deviceTypes.ts";
import { productLines } from "../lexicon/models.ts";
import { allMatches } from "./allMatches.ts";
import { readDeviceText } from "./readDeviceText.ts";
import { type Hit, hitAt, type Utterance, type Word } from "./utterance.ts";
import { writeModel } from "./writeModel.ts";

/** A device as one mention names it; what the mention leaves open is null. */
export interface NamedDevice {
  readonly deviceType: DeviceType | null;
  readonly brand: string | null;
  readonly model: string | null;
}

/** Mentions of devices in one utterance, in the order they stand. `context` is what the conversation is about: "13 про" then means an iPhone. */
export function findDevices(utterance: Utterance, context = ""): Hit<NamedDevice>[] {
  const asTyped = mentionsIn(utterance, utterance.raw.toLowerCase().replaceAll("ё", "е"), utterance.rawWords, context);
  return asTyped.length > 0 || !utterance.isRespelled
    ? asTyped
    : mentionsIn(utterance, utterance.text, utterance.textWords, context);
}

function mentionsIn(
  utterance: Utterance,
  source: string,
  sourceWords: readonly Word[],
  context: string,
): Hit<NamedDevice>[] {
  const { text, words } = readDeviceText(source);
  const shift = context === "" ? 0 : context.length + 1;
  const named = namedIn(context === "" ? text : `${context} ${text}`)
    .filter(({ end }) => end > shift)
    .map(({ start, end, value }) => {
      const first = words.findLast(({ at }) => at <= Math.max(0, start - shift)) ?? words[0];
      const last = words.findLast(({ at }) => at < end - shift) ?? first;
      return hitAt(utterance, sourceWords, value, first?.start ?? 0, last?.end ?? 0);
    });
  return joinNeighbours(
    [...named, ...genericDevices(utterance, source, sourceWords, named)].toSorted(
      (left, right) => left.from - right.from,
    ),
  ).filter((hit) => !isInPassing(hit));
}

interface Claim {
  readonly start: number;
  readonly end: number;
  readonly value: NamedDevice;
}

/** Product lines claim their words first, bare brands what is left. */
function namedIn(deviceText: string): Claim[] {
  const claimed: Claim[] = [];
  if (!/[a-z]/.test(deviceText)) return claimed;
  const claim = (start: number, found: string, value: NamedDevice) => {
    const end = start + found.length;
    if (!claimed.some((other) => start < other.end && other.start < end)) claimed.push({ start, end, value });
  };
  for (const { brand, deviceType, pattern, prefix } of productLines) {
    for (const match of allMatches(pattern, deviceText)) {
      const model = match
        .slice(1)
        .filter((group) => group !== undefined && group !== "")
        .join(" ");
      claim(match.index, match[0], { brand, deviceType, model: writeModel(prefix, model) });
    }
  }
  for (const match of deviceText.matchAll(/[a-z]+/g)) {
    const brand = brands.get(match[0]);
    if (brand !== undefined)
      claim(match.index, match[0], { brand: brand.name, deviceType: brand.deviceType, model: null });
  }
  return claimed;
}

function genericDevices(
  utterance: Utterance,
  source: string,
  sourceWords: readonly Word[],
  named: readonly Hit<NamedDevice>[],
): Hit<NamedDevice>[] {
  return deviceTypeWords.flatMap(([deviceType, pattern]) =>
    allMatches(pattern, source)
      .map((match) =>
        hitAt(
          utterance,
          sourceWords,
          { deviceType, brand: null, model: null },
          match.index,
          match.index + match[0].length,
        ),
      )
      .filter((hit) => !named.some(({ from, to }) => from <= hit.from && hit.from <= to)),
  );
}

/** "ноут hp", "galaxy a73 самсунг": mentions that add to each other are one device; side by side they are one mention too. */
function joinNeighbours(hits: readonly Hit<NamedDevice>[]): Hit<NamedDevice>[] {
  const joined: Hit<NamedDevice>[] = [];
  for (const hit of hits) {
    const other = joined.findLastIndex((candidate) => areOne(candidate.value, hit.value));
    const before = joined[other];
    const value = before === undefined ? hit.value : complete(before.value, hit.value);
    const isBeside = before !== undefined && hit.from - before.to <= 2;
    if (before !== undefined) joined[other] = { ...before, value, to: isBeside ? hit.to : before.to };
    if (!isBeside) joined.push({ ...hit, value });
  }
  return joined;
}

/** Nothing in one description contradicts the other. */
export function areOne(left: NamedDevice, right: NamedDevice): boolean {
  return agree(left.brand, right.brand) && agree(left.deviceType, right.deviceType) && agree(left.model, right.model);
}

function agree(left: string | null, right: string | null): boolean {
  return left === null || right === null || left === right;
}

export function complete(left: NamedDevice, right: NamedDevice): NamedDevice {
  return {
    deviceType: left.deviceType ?? right.deviceType,
    brand: left.brand ?? right.brand,
    model: left.model ?? right.model,
  };
}

/** "пишу с телефона брата", "без ноут": the device is named, but it is not what the contact asks about. */
function isInPassing({ utterance, from, to }: Hit<NamedDevice>): boolean {
  const before = utterance.text
    .split(/\s+/)
    .slice(Math.max(0, from - 3), from)
    .join(" ");
  const after = utterance.text
    .split(/\s+/)
    .slice(to, to + 3)
    .join(" ");
  return (
    /(?:пишу|сижу|звоню|звонил[аи]?|отвечаю)(?: [а-я]+)? с(?: [а-я]+)?$|(?<![а-я])без$|номер$/.test(before) ||
    /пишу|(?:брата|жены|мужа|друга|подруги|сестры|мамы) пишу/.test(after)
  );
}
