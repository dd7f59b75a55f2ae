import type { ContactId } from "../contracts/ids.ts";
import type { StepOf } from "../contracts/sequence.ts";

type Split = StepOf<"split">;

/** The variant of a contact: the same whenever it is asked, and spread by weight over contacts. */
export function variantOf({ id, variants }: Split, contactId: ContactId): Split["variants"][number] {
  const weights = variants.reduce((sum, { weight }) => sum + weight, 0);
  let left = fractionOf(`${contactId}/${id}`) * weights;
  for (const variant of variants) {
    left -= variant.weight;
    if (left < 0) return variant;
  }
  const [first] = variants;
  if (first === undefined) throw new Error(`Split ${id} has no variant.`);
  return first;
}

/** A number from 0 to below 1: FNV-1a of the text, with its bits mixed as murmur3 does at its end. */
function fractionOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let place = 0; place < text.length; place += 1) hash = Math.imul(hash ^ text.charCodeAt(place), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0) / 2 ** 32;
}
