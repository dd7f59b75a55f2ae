import type { Conversation } from "../../../../../../contracts/conversation.ts";
import type { Message } from "../../../../../../contracts/message.ts";
import { fetchMedia } from "../../../queries/media.ts";
import { attachFiles } from "../../../state/attachments.ts";

/** Puts the file of a message that was taken back into the composer again. */
export async function restoreFile(conversation: Conversation, { content, media: [file] }: Message): Promise<void> {
  if (!file) return;
  const blob = await fetchMedia(file.id);
  const again = new File([blob], file.fileName ?? file.id, { type: file.mimeType ?? "" });
  attachFiles(conversation, [again], content.kind === "voice" ? content.durationSeconds : undefined);
}
