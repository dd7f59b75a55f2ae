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

test("a file that comes in pieces is kept whole, and nothing of one that breaks off", async () => {
  const blobs = createFileBlobStore(root);
  const [whole, broken] = [newId("bld"), newId("bld")];
  await blobs.write(whole, pieces("app", "lication"));
  const blob = await blobs.open(whole);
  expect(blob && (await buffer(blob.stream)).toString()).toBe("application");

  await expect(blobs.write(broken, pieces("app", new Error("The line broke.")))).rejects.toThrow("The line broke.");
  expect(await blobs.open(broken)).toBeNull();
  expect((await readdir(root, { recursive: true })).filter((name) => name.endsWith(".part"))).toEqual([]);
});

async function* pieces(...all: readonly (string | Error)[]): AsyncGenerator<Buffer> {
  for (const piece of all) {
    if (piece instanceof Error) throw piece;
    yield Buffer.from(piece);
  }
}
