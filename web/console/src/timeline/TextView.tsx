import { EvidenceText } from "./EvidenceText.tsx";
import type { MessageViewProps } from "./messageView.ts";

export function TextView({ content, messageId }: MessageViewProps<"text">) {
  return <EvidenceText text={content.text} messageId={messageId} />;
}
