import type { TelegramClient } from "telegram";
import { Api } from "telegram/tl/index.js";
import type { SendOutcome } from "../../contracts/update.ts";
import type { OutgoingFile } from "../channelAdapter.ts";
import { outcomeOf } from "./refusals.ts";
import { sendOnce } from "./sendOnce.ts";
import { uploadFile } from "./uploadFile.ts";

/** Uploads the file, which nobody sees yet, and then says once that it is sent. */
export async function sendFile(
  client: TelegramClient,
  peer: Api.TypeInputPeer,
  file: OutgoingFile,
  signal: AbortSignal,
): Promise<SendOutcome> {
  let media: Api.TypeInputMedia;
  try {
    media = mediaOf(file, await uploadFile(client, file, signal));
  } catch (error) {
    const outcome = outcomeOf(error);
    // Parts of a file are no message: whatever became of them, nothing has arrived.
    return outcome.kind === "unknownOutcome" ? { kind: "retryBackoff", detail: outcome.detail } : outcome;
  }
  const message = file.content.caption ?? "";
  return sendOnce(
    client,
    peer,
    file,
    (addressed) => new Api.messages.SendMedia({ ...addressed, media, message }),
    signal,
  );
}

function mediaOf({ content, fileName, mimeType }: OutgoingFile, file: Api.TypeInputFile): Api.TypeInputMedia {
  const named = new Api.DocumentAttributeFilename({ fileName });
  switch (content.kind) {
    case "photo":
      return new Api.InputMediaUploadedPhoto({ file });
    case "voice": {
      const duration = Math.round(content.durationSeconds);
      const voice = new Api.DocumentAttributeAudio({ voice: true, duration });
      return new Api.InputMediaUploadedDocument({ file, mimeType, attributes: [voice, named] });
    }
    case "document":
      return new Api.InputMediaUploadedDocument({ file, mimeType, attributes: [named], forceFile: true });
  }
}
