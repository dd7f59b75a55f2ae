import type { SaidContent } from "../said.ts";
import { PHOTO_HEIGHT, PHOTO_WIDTH } from "../media/phonePhoto.ts";
import { type SampleFile, sampleDocument, sampleOggVoice, samplePhoto } from "../media/sampleFiles.ts";
import type { BotState } from "./botState.ts";
import type { FileFolder, StoredFile } from "./fileStore.ts";
import type { Content } from "./wire.ts";

/** What a person said, as the Bot API writes it. Media without their own bytes get a sample. */
export function composeContent({ files }: BotState, said: SaidContent, number: number, file?: SampleFile): Content {
  const store = (folder: FileFolder, sample: () => SampleFile) => files.add(file ?? sample(), folder);
  switch (said.kind) {
    case "text":
      return { text: said.text };
    case "photo":
      return photoContent(
        store("photos", () => samplePhoto(number)),
        said.caption,
      );
    case "voice":
      return voiceContent(
        store("voice", () => sampleOggVoice(number, said.durationSeconds)),
        said.durationSeconds,
      );
    case "document":
      return documentContent(
        store("documents", () => sampleDocument(number)),
        said.caption,
        said.fileName,
      );
    case "location": {
      const { latitude, longitude, title } = said;
      const location = { latitude, longitude };
      return title === undefined ? { location } : { location, venue: { location, title, address: title } };
    }
    case "contact":
      return { contact: { phone_number: said.phone, first_name: said.name } };
    case "sticker": {
      const { fields } = store("stickers", () => samplePhoto(number));
      const emoji = said.emoji === undefined ? {} : { emoji: said.emoji };
      return {
        sticker: { ...fields, type: "regular", width: 512, height: 512, is_animated: false, is_video: false, ...emoji },
      };
    }
  }
}

/** Telegram lists a small size first and the whole picture last. */
export function photoContent({ fields }: StoredFile, caption?: string): Content {
  const thumbnail = { ...fields, file_unique_id: `${fields.file_unique_id}s`, width: 90, height: 120 };
  return { photo: [thumbnail, { ...fields, width: PHOTO_WIDTH, height: PHOTO_HEIGHT }], ...captioned(caption) };
}

export const voiceContent = ({ fields, mimeType }: StoredFile, duration: number, caption?: string): Content => ({
  voice: { ...fields, duration, mime_type: mimeType },
  ...captioned(caption),
});

export const documentContent = (
  { fields, mimeType, fileName }: StoredFile,
  caption?: string,
  name = fileName,
): Content => ({
  document: { ...fields, file_name: name, mime_type: mimeType },
  ...captioned(caption),
});

const captioned = (caption: string | undefined): Content =>
  caption === undefined || caption === "" ? {} : { caption };
