import { useServiceWords } from "./useServiceWords.ts";
import type { MessageViewProps } from "./messageView.ts";

/** What happened in the chat, in words. */
export function ServiceView({ content }: MessageViewProps<"service">) {
  return <span>{useServiceWords(content)}</span>;
}
