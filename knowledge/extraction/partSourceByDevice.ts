import type { PartSource } from "../../contracts/extraction.ts";
import { partSourceSigns } from "../lexicon/partSources.ts";
import { allMatches } from "./allMatches.ts";
import type { SpokenDevice } from "./followDevices.ts";
import { ownerOf } from "./ownerOf.ts";
import { type Hit, hitAt, type Utterance } from "./utterance.ts";

/** Whose part (or which make) goes into each device, by its index. Asking about both makes chooses neither; the last choice stands. */
export function partSourceByDevice(
  utterances: readonly Utterance[],
  devices: readonly SpokenDevice[],
): (Hit<PartSource> | null)[] {
  const chosen: (Hit<PartSource> | null)[] = Array.from({ length: Math.max(1, devices.length) }, () => null);
  for (const utterance of utterances) {
    if (utterance.message.from === "shop") continue;
    const hits = findPartSources(utterance);
    chosen.forEach((_, device) => {
      const own = hits.filter((hit) => ownerOf(hit, devices).includes(device));
      const values = new Set(own.map(({ value }) => value));
      const hit = own.at(-1);
      if (hit !== undefined && !(values.has("original") && values.has("copy"))) chosen[device] = hit;
    });
  }
  return chosen;
}

function findPartSources(utterance: Utterance): Hit<PartSource>[] {
  return partSourceSigns.flatMap(([value, pattern]) =>
    allMatches(pattern, utterance.text).map((match) =>
      hitAt(utterance, utterance.textWords, value, match.index, match.index + match[0].length),
    ),
  );
}
