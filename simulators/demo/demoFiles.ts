import { type SampleFile, sampleDocument, samplePhoto, sampleVoice } from "../media/sampleFiles.ts";
import { DemoError } from "./demoError.ts";

type SampleKind = "photo" | "voice" | "document";

/** A file id says how to make the file again (`voice-12-7`: number 12, seconds 7), so files outlive the run without being kept. */
export function sampleFileId(kind: SampleKind, number: number, seconds = 0): string {
  return `${kind}-${number}-${seconds}`;
}

const KEPT_FILES = 200;

/** Files that the shop sent, as long as the run lasts and there are not too many; samples are made anew. */
export class DemoFiles {
  readonly #sent = new Map<string, SampleFile>();
  #count = 0;

  add(file: SampleFile): string {
    const id = `sent-${(this.#count += 1)}`;
    this.#sent.set(id, file);
    this.#sent.delete(`sent-${this.#count - KEPT_FILES}`);
    return id;
  }

  find(fileId: string): SampleFile {
    return this.#sent.get(fileId) ?? sampleFile(fileId);
  }
}

export function sampleFile(fileId: string): SampleFile {
  const [, kind, number, seconds] = /^(photo|voice|document)-(\d{1,9})-(\d{1,3})$/.exec(fileId) ?? [];
  if (kind === "photo") return samplePhoto(Number(number));
  if (kind === "voice") return sampleVoice(Number(number), Number(seconds));
  if (kind === "document") return sampleDocument(Number(number));
  throw new DemoError("fileUnknown", `There is no file ${fileId}.`);
}
