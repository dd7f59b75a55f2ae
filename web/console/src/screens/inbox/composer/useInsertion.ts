import type { KeyboardEvent, RefObject } from "react";
import { type Mark, markSigns } from "../../../../../../contracts/formatting.ts";

const formattingKeys = new Map<string, Mark["kind"]>([
  ["KeyB", "bold"],
  ["KeyI", "italic"],
]);

interface Writing {
  readonly field: RefObject<HTMLTextAreaElement | null>;
  readonly text: string;
  /** Makes the text what stands before and after the cursor. */
  readonly write: (before: string, after: string) => void;
}

/** Puts words in place of what is selected, and signs of formatting around it. */
export function useInsertion({ field, text, write }: Writing) {
  const selected = () => {
    const { selectionStart: from = text.length, selectionEnd: to = text.length } = field.current ?? {};
    return { before: text.slice(0, from), inside: text.slice(from, to), after: text.slice(to) };
  };
  const format = (kind: Mark["kind"]) => {
    const { before, inside, after } = selected();
    const sign = markSigns[kind];
    // With nothing selected one types on between the signs.
    if (inside === "") write(before + sign, sign + after);
    else write(before + sign + inside + sign, after);
  };
  return {
    format,
    insert: (words: string) => {
      const { before, after } = selected();
      write(before + words, after);
    },
    /** Ctrl/⌘ with B or I, by the place of the key. Whether it was one of them. */
    pressFormat: ({ code, ctrlKey, metaKey }: KeyboardEvent): boolean => {
      const kind = ctrlKey || metaKey ? formattingKeys.get(code) : undefined;
      if (kind) format(kind);
      return kind !== undefined;
    },
  };
}
