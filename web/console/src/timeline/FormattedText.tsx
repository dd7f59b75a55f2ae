import { type ReactNode } from "react";
import type { Mark } from "../../../../contracts/formatting.ts";
import classes from "./EvidenceText.module.css";

const tags = { bold: "strong", italic: "em", strike: "s", code: "code" } as const;

interface FormattedTextProps {
  readonly text: string;
  readonly marks: readonly Mark[];
}

/** What an operator wrote, as the contact sees it. */
export function FormattedText({ text, marks }: FormattedTextProps) {
  const edges = [0, text.length, ...marks.flatMap(({ from, length }) => [from, from + length])];
  const ends = [...new Set(edges)].toSorted((one, next) => one - next);
  return (
    <span className={classes.text}>
      {ends.slice(0, -1).map((from, index) => {
        const covering = marks.filter((mark) => mark.from <= from && from < mark.from + mark.length);
        return <span key={from}>{marked(text.slice(from, ends[index + 1]), covering)}</span>;
      })}
    </span>
  );
}

const marked = (words: string, marks: readonly Mark[]): ReactNode =>
  marks.reduceRight<ReactNode>((inner, { kind }) => {
    const Tag = tags[kind];
    return <Tag>{inner}</Tag>;
  }, words);
