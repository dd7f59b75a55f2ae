import { randomUUID } from "node:crypto";
import { createReadStream, createWriteStream } from "node:fs";
import { mkdir, rename, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { AppBuildId, MediaId } from "../contracts/ids.ts";

type BlobId = MediaId | AppBuildId;

export interface Blob {
  readonly sizeBytes: number;
  readonly stream: Readable;
}

/** Where the bytes of files live, received, sent and offered; their description stands in the table of their kind. */
export interface BlobStore {
  put(id: BlobId, bytes: Uint8Array): Promise<void>;
  /** The same for what comes in pieces and does not fit into memory. Where it breaks off, nothing is kept. */
  write(id: BlobId, bytes: AsyncIterable<Uint8Array>): Promise<void>;
  /** Null when nothing was put under this id. */
  open(id: BlobId): Promise<Blob | null>;
  /** Also where nothing was put under this id. */
  remove(id: BlobId): Promise<void>;
}

/** One file per blob, spread over 256 folders. Written beside its place and moved, so a reader never meets half a file. */
export function createFileBlobStore(root: string): BlobStore {
  // Ids begin with the time, so only their end spreads evenly.
  const folderOf = (id: BlobId) => join(root, id.slice(-2));
  const unfinishedOf = async (id: BlobId) => {
    await mkdir(folderOf(id), { recursive: true });
    return join(folderOf(id), `${id}.${randomUUID()}.part`);
  };
  return {
    async put(id, bytes) {
      const unfinished = await unfinishedOf(id);
      await writeFile(unfinished, bytes, { flush: true });
      await rename(unfinished, join(folderOf(id), id));
    },
    async write(id, bytes) {
      const unfinished = await unfinishedOf(id);
      try {
        await pipeline(bytes, createWriteStream(unfinished, { flush: true }));
      } catch (broken) {
        await rm(unfinished, { force: true });
        throw broken;
      }
      await rename(unfinished, join(folderOf(id), id));
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
