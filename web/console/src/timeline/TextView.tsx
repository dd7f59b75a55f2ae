import { EvidenceText } from "./EvidenceText.tsx";
import { FormattedText } from "./FormattedText.tsx";
import type { MessageViewProps } from "./messageView.ts";

export function TextView({ content: { text, marks }, messageId }: MessageViewProps<"text">) {
  return marks ? <FormattedText text={text} marks={marks} /> : <EvidenceText text={text} messageId={messageId} />;
}
