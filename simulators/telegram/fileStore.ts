import { createHash } from "node:crypto";
import type { SampleFile } from "../media/sampleFiles.ts";
import type { FileFields } from "./wire.ts";

export type FileFolder = "photos" | "voice" | "documents" | "stickers";

export interface StoredFile extends SampleFile {
  readonly fields: FileFields;
  /** What getFile answers, and what stands in the download address. */
  readonly path: string;
}

/** One bot's files: a file_id belongs to this bot alone, file_unique_id is the same for the same bytes everywhere. */
export class FileStore {
  readonly #botId: number;
  readonly #byId = new Map<string, StoredFile>();
  readonly #byPath = new Map<string, StoredFile>();

  constructor(botId: number) {
    this.#botId = botId;
  }

  add(file: SampleFile, folder: FileFolder): StoredFile {
    const number = this.#byId.size;
    const unique = createHash("sha256").update(file.bytes).digest("base64url").slice(0, 16);
    const fields = {
      file_id: `AgAC${this.#botId}_${number}_${unique}`,
      file_unique_id: unique,
      file_size: file.bytes.length,
    };
    const extension = file.fileName.includes(".") ? file.fileName.slice(file.fileName.lastIndexOf(".")) : "";
    const stored = { ...file, fields, path: `${folder}/file_${number}${extension}` };
    this.#byId.set(fields.file_id, stored);
    this.#byPath.set(stored.path, stored);
    return stored;
  }

  byId(fileId: string): StoredFile | undefined {
    return this.#byId.get(fileId);
  }

  byPath(path: string): StoredFile | undefined {
    return this.#byPath.get(path);
  }
}
