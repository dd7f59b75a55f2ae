import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buffer } from "node:stream/consumers";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createFileBlobStore } from "../../entities/blobStore.ts";
import { newId } from "../../entities/newId.ts";

let root: string;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), "switchboard-blobs-"));
});
afterAll(() => rm(root, { recursive: true }));

test("bytes come back as they were put, also when they are put again", async () => {
  const blobs = createFileBlobStore(root);
  const id = newId("med");
  await Promise.all([blobs.put(id, Buffer.from("photo")), blobs.put(id, Buffer.from("photo"))]);
  const blob = await blobs.open(id);
  expect(blob?.sizeBytes).toBe(5);
  expect(blob && (await buffer(blob.stream)).toString()).toBe("photo");
  expect((await readdir(root, { recursive: true })).filter((name) => name.endsWith(".part"))).toEqual([]);
});

test("there is nothing under an id that was never put", async () => {
  expect(await createFileBlobStore(root).open(newId("med"))).toBeNull();
});
