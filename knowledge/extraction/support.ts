import type { Evidence, Extraction } from "../../contracts/extraction.ts";
import { type Hit, wordsOf } from "./utterance.ts";

/** The support of one field: where it was read, each place once. No hits, no support. */
export function support(
  field: keyof Extraction["support"],
  confidence: number,
  hits: readonly Hit<unknown>[],
): Extraction["support"] {
  if (hits.length === 0) return {};
  const evidence: Evidence[] = hits.map((hit) => ({ messageId: hit.utterance.message.id, words: wordsOf(hit) }));
  const once = evidence.filter(
    (one, index) =>
      evidence.findIndex((other) => other.messageId === one.messageId && other.words === one.words) === index,
  );
  return { [field]: { confidence, evidence: once } };
}

export function present<T>(hit: Hit<T> | null): readonly Hit<T>[] {
  return hit === null ? [] : [hit];
}
