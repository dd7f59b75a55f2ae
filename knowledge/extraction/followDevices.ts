import { areOne, complete, findDevices, type NamedDevice } from "./findDevices.ts";
import { type Hit, hitAt, type Utterance } from "./utterance.ts";

/** A device the contact talks about, with every mention of it. */
export interface SpokenDevice {
  readonly named: NamedDevice;
  readonly mentions: readonly Hit<NamedDevice>[];
}

const correction =
  /(?<![а-яa-z])(?:упс|ой(?![а-я])|точнее|вернее|ошиб(?:ся|лась)|перепутал|оказалось|оказывается|то есть|имел[аи]? в виду|поправ|не то напис|опечат|а нет|хотя нет)/;
const withdrawn =
  /^(?:[а-я]+ )?(?:уже )?(?:не над|не нуж|отбой|передумал|не трога|сам[аи]? (?:почин|разоб)|отмен|убер)/;

/** Follows the devices through the conversation: a later word completes, corrects or withdraws an earlier one. */
export function followDevices(utterances: readonly Utterance[]): SpokenDevice[] {
  let devices: SpokenDevice[] = [];
  for (const utterance of utterances) {
    if (utterance.message.from === "shop") continue;
    const mentions = mentionsIn(utterance, devices);
    const corrected = correctedMention(utterance, mentions);
    for (const mention of mentions) {
      devices = isWithdrawn(mention)
        ? devices.filter(({ named }) => !areOne(named, mention.value))
        : hearMention(devices, mention, mention === corrected);
    }
  }
  return devices;
}

/** The first device named after "ой, точнее": it takes the place of the one before. */
function correctedMention(utterance: Utterance, mentions: readonly Hit<NamedDevice>[]): Hit<NamedDevice> | undefined {
  const cue = correction.exec(utterance.text);
  if (cue === null) return undefined;
  const at = hitAt(utterance, utterance.textWords, null, cue.index, cue.index + 1).from;
  return mentions.find(({ from }) => from >= at) ?? mentions[0];
}

/** An answer such as "note 11 pro" is first read as a model of the brand that is being talked about. */
function mentionsIn(utterance: Utterance, devices: readonly SpokenDevice[]): Hit<NamedDevice>[] {
  const mentions = findDevices(utterance);
  const open = devices.at(-1)?.named;
  if (open === undefined || open.brand === null) return mentions;
  if (open.model !== null && !variantOnly.test(utterance.text)) return mentions;
  const inContext = findDevices(utterance, contextOf(open)).filter(
    ({ value }) => value.model !== null && value.brand === open.brand,
  );
  return inContext.length > 0 ? inContext : mentions;
}

const variantOnly =
  /^[^а-яa-z]*(?:про|pro|лайт|lite|плюс|plus|макс|max|мини|mini|ультра|ultra|fe|s)(?:[ ,.!]+(?:макс|max|плюс|plus|про|pro|кажется|наверное|вроде|версия|модель|у меня))*[^а-яa-z]*$/;

const singleLines: Readonly<Record<string, string>> = {
  phone: "iphone",
  tablet: "ipad",
  laptop: "macbook",
  watch: "apple watch",
  headphones: "airpods",
};

/** Device words that stand before an answer such as "13 про" or "про" so that it reads as a full name. */
function contextOf({ brand, deviceType, model }: NamedDevice): string {
  const line =
    brand === "Apple"
      ? (singleLines[deviceType ?? "phone"] ?? "iphone")
      : brand === "Sony" && deviceType === "console"
        ? "playstation"
        : (brand?.toLowerCase() ?? "");
  if (model === null) return line;
  return `${line} ${model.toLowerCase().replace(/^(?:iphone|ipad|macbook|galaxy|playstation) /, "")}`;
}

function hearMention(devices: readonly SpokenDevice[], mention: Hit<NamedDevice>, corrects: boolean): SpokenDevice[] {
  const same = devices.findLastIndex(({ named }) => areOne(named, mention.value));
  const known = devices[same];
  if (known !== undefined) {
    return devices.with(same, { named: complete(known.named, mention.value), mentions: [...known.mentions, mention] });
  }
  const last = devices.at(-1);
  const refines =
    last !== undefined &&
    isVariant(last.named, mention.value) &&
    !last.mentions.some(({ utterance }) => utterance === mention.utterance);
  if (last !== undefined && (corrects || refines)) {
    return [...devices.slice(0, -1), { named: mention.value, mentions: [...last.mentions, mention] }];
  }
  return [...devices, { named: mention.value, mentions: [mention] }];
}

/** "Redmi 12" then "Redmi 12 Pro": the longer name is the same device told better. */
function isVariant(earlier: NamedDevice, later: NamedDevice): boolean {
  return (
    earlier.brand === later.brand &&
    earlier.model !== null &&
    later.model !== null &&
    later.model.startsWith(`${earlier.model} `)
  );
}

function isWithdrawn({ utterance, to }: Hit<NamedDevice>): boolean {
  return withdrawn.test(
    utterance.textWords
      .slice(to + 1, to + 5)
      .map(({ word }) => word)
      .join(" "),
  );
}
