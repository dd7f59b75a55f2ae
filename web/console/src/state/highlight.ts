import { useMemo } from "react";
import type { Evidence } from "../../../../contracts/extraction.ts";
import type { MessageId } from "../../../../contracts/ids.ts";
import { createStore, useStore } from "./store.ts";

const nothing: readonly Evidence[] = [];

/** The evidence somebody points at in the panel; the thread marks the words while it lasts. */
const highlight = createStore<readonly Evidence[]>(nothing);

export const pointAt = (evidence: readonly Evidence[]) => highlight.set(() => evidence);
export const pointAtNothing = () => highlight.set(() => nothing);

const unmarked = "";

/** The words pointed at in a message, one per line; undefined where nothing in it is pointed at. */
export const useEvidenceIn = (messageId: MessageId): string | undefined =>
  useStore(highlight, (evidence) => {
    const here = evidence.filter((one) => one.messageId === messageId);
    return here.length === 0 ? undefined : here.map(({ words }) => words ?? unmarked).join("\n");
  });

interface Piece {
  /** Where it begins in the text. */
  readonly at: number;
  readonly words: string;
  readonly isEvidence: boolean;
}

/** Cuts a text into what is evidence and what is not; letter case does not count. */
export function useWordsIn(evidence: string | undefined, text: string): readonly Piece[] {
  return useMemo(() => cut(text, (evidence ?? "").split("\n").filter(Boolean)), [evidence, text]);
}

function cut(text: string, wanted: readonly string[]): readonly Piece[] {
  if (wanted.length === 0) return [{ at: 0, words: text, isEvidence: false }];
  let at = 0;
  return text.split(new RegExp(`(${wanted.map(literally).join("|")})`, "iu")).map((words, index) => {
    const piece = { at, words, isEvidence: index % 2 === 1 };
    at += words.length;
    return piece;
  });
}

const literally = (words: string) => words.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
