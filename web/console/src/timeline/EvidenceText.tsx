import type { MessageId } from "../../../../contracts/ids.ts";
import { useEvidenceIn, useWordsIn } from "../state/highlight.ts";
import classes from "./EvidenceText.module.css";

interface EvidenceTextProps {
  readonly text: string;
  readonly messageId: MessageId;
}

/** What was typed, with the words marked that somebody points at in the panel. */
export function EvidenceText({ text, messageId }: EvidenceTextProps) {
  const evidence = useEvidenceIn(messageId);
  const marked = useWordsIn(evidence, text);
  return (
    <span className={classes.text}>
      {marked.map(({ at, words, isEvidence }) => (isEvidence ? <mark key={at}>{words}</mark> : words))}
    </span>
  );
}
