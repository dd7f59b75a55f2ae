import type { DemoContent } from "../../contracts/demoMessenger.ts";
import type { SaidContent } from "../said.ts";
import { PHOTO_HEIGHT, PHOTO_WIDTH } from "../media/phonePhoto.ts";
import { sampleFile, sampleFileId } from "./demoFiles.ts";

/** What a visitor said, on the demo messenger's wire. `number` chooses among the sample files. */
export function composeDemoContent(said: SaidContent, number: number): DemoContent {
  switch (said.kind) {
    case "photo":
      return { ...said, ...describe(sampleFileId("photo", number)), width: PHOTO_WIDTH, height: PHOTO_HEIGHT };
    case "voice":
      return { ...said, ...describe(sampleFileId("voice", number, Math.ceil(said.durationSeconds))) };
    case "document": {
      const file = describe(sampleFileId("document", number));
      return { ...said, ...file, fileName: said.fileName ?? file.fileName };
    }
    case "text":
    case "location":
    case "contact":
    case "sticker":
      return said;
  }
}

function describe(fileId: string) {
  const { bytes, mimeType, fileName } = sampleFile(fileId);
  return { fileId, fileName, mimeType, sizeBytes: bytes.length };
}
