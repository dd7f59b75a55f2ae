import { once } from "node:events";
import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { takeInstanceLock } from "../../runtime/instanceLock.ts";
import { spawnNode } from "./spawnNode.ts";
import { temporaryFolder } from "./temporaryFolder.ts";

const lockFrom = (folder: string, url: string) =>
  `const { takeInstanceLock } = await import("${new URL("../../runtime/instanceLock.ts", import.meta.url).href}");
   await takeInstanceLock("${folder}", "${url}");
   console.log("locked")`;

test("a second start on the same data says where the first one is", async () => {
  const folder = temporaryFolder();
  const first = await spawnNode(lockFrom(folder, "http://127.0.0.1:9000"));
  await expect(takeInstanceLock(folder, "http://127.0.0.1:9001")).rejects.toMatchObject({
    message: `Switchboard is already running here (process ${first.pid}): http://127.0.0.1:9000`,
    remedy: expect.stringContaining("DATA_DIR"),
  });
});

test("the lock of a killed process is taken over", async () => {
  const folder = temporaryFolder();
  const first = await spawnNode(lockFrom(folder, "http://127.0.0.1:9000"));
  first.kill("SIGKILL");
  await once(first, "exit");
  expect(existsSync(join(folder, "up.lock"))).toBe(true);
  const letGo = await takeInstanceLock(folder, "http://127.0.0.1:9001");
  await letGo();
  expect(existsSync(join(folder, "up.lock"))).toBe(false);
});

test("a lock that names a process which is something else by now is taken over", async () => {
  const folder = temporaryFolder();
  const stranger = await spawnNode(`console.log("here")`);
  const lock = { pid: stranger.pid, commandLine: "node runtime/up.ts", url: "http://127.0.0.1:9000" };
  writeFileSync(join(folder, "up.lock"), JSON.stringify(lock));
  await expect(takeInstanceLock(folder, "http://127.0.0.1:9001")).resolves.toBeTypeOf("function");
});

test("a damaged lock is taken over", async () => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, "up.lock"), "{");
  await expect(takeInstanceLock(folder, "http://127.0.0.1:9001")).resolves.toBeTypeOf("function");
});
