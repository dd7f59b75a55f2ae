import type { TextMark } from "../../../../contracts/endpoints/search.ts";

interface MarkedTextProps {
  readonly text: string;
  /** In order, and none inside another. */
  readonly marks: readonly TextMark[];
}

/** A text with what was sought in it marked. */
export function MarkedText({ text, marks }: MarkedTextProps) {
  const ends = [0, ...marks.map(({ end }) => end)];
  return (
    <>
      {marks.map(({ start, end }, index) => [
        text.slice(ends[index], start),
        <mark key={start}>{text.slice(start, end)}</mark>,
      ])}
      {text.slice(ends.at(-1))}
    </>
  );
}
