import { randomUUID } from "node:crypto";
import { createReadStream } from "node:fs";
import { mkdir, rename, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Readable } from "node:stream";
import type { MediaId } from "../contracts/ids.ts";

export interface Blob {
  readonly sizeBytes: number;
  readonly stream: Readable;
}

/** Where the bytes of files live, received and sent; their description stands in the media table. */
export interface BlobStore {
  put(id: MediaId, bytes: Uint8Array): Promise<void>;
  /** Null when nothing was put under this id. */
  open(id: MediaId): Promise<Blob | null>;
  /** Also where nothing was put under this id. */
  remove(id: MediaId): Promise<void>;
}

/** One file per blob, spread over 256 folders. Written beside its place and moved, so a reader never meets half a file. */
export function createFileBlobStore(root: string): BlobStore {
  // Ids begin with the time, so only their end spreads evenly.
  const folderOf = (id: MediaId) => join(root, id.slice(-2));
  return {
    async put(id, bytes) {
      const folder = folderOf(id);
      await mkdir(folder, { recursive: true });
      const unfinished = join(folder, `${id}.${randomUUID()}.part`);
      await writeFile(unfinished, bytes, { flush: true });
      await rename(unfinished, join(folder, id));
    },
    async open(id) {
      const path = join(folderOf(id), id);
      const found = await stat(path).catch(() => null);
      return found === null ? null : { sizeBytes: found.size, stream: createReadStream(path) };
    },
    async remove(id) {
      await rm(join(folderOf(id), id), { force: true });
    },
  };
}
