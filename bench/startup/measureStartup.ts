import { spawn } from "node:child_process";
import { once } from "node:events";
import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { interruption } from "../interruption.ts";
import { describeMachine } from "../machine.ts";
import { memoryMbOfTree } from "../processTree.ts";
import { findFreePort } from "../../runtime/ports.ts";
import { projectRoot } from "../../runtime/projectRoot.ts";
import { rounded } from "../statistics.ts";
import { firstMessageAt } from "./firstMessageAt.ts";

/** A start that takes longer has failed, also where the Temporal server is downloaded first. */
const WITHIN_MS = 300_000;
/** Memory is looked at when the start is long over and only the demo's visitors write. */
const SETTLED_AFTER_MS = 60_000;

/**
 * `bench startup`: `npm run up` with empty data, as somebody who has just cloned and installed starts it. How long until a
 * customer's first message stands in the database, and how much memory the whole installation takes a minute later.
 */
export async function measureStartup(): Promise<number> {
  const folder = await mkdtemp(join(tmpdir(), "switchboard-startup-"));
  await chmod(folder, 0o755); // The database's own user must get in, where the bench runs as root.
  const postgresPort = await findFreePort();
  const startedAtMs = Date.now();
  const up = spawn("npm", ["run", "up"], {
    cwd: projectRoot,
    stdio: ["ignore", "pipe", "inherit"],
    detached: true,
    env: {
      ...process.env,
      DATA_DIR: folder,
      PORT: String(await findFreePort()),
      POSTGRES_PORT: String(postgresPort),
      TEMPORAL_PORT: String(await findFreePort()),
      TEMPORAL_UI_PORT: String(await findFreePort()),
    },
  });
  up.stdout.pipe(process.stderr);
  const ended = once(up, "exit");
  try {
    const measuring = measure(up.pid ?? 0);
    const endedEarly = ended.then(() => Promise.reject(new Error("`npm run up` ended by itself.")));
    console.log(JSON.stringify(await Promise.race([measuring, endedEarly, interruption()])));
    return 0;
  } finally {
    // To the whole group, as Ctrl-C in a terminal: npm hands a signal of its own on to nobody.
    if (up.pid !== undefined && up.exitCode === null) process.kill(-up.pid, "SIGINT");
    await ended;
    await rm(folder, { recursive: true, force: true });
  }

  async function measure(pid: number) {
    const firstMessageAtMs = await firstMessageAt({
      dataDir: folder,
      postgresPort,
      deadlineMs: startedAtMs + WITHIN_MS,
    });
    await sleep(SETTLED_AFTER_MS);
    return {
      measurement: "startup",
      firstMessageAfterS: rounded((firstMessageAtMs - startedAtMs) / 1_000, 1),
      memoryMb: await memoryMbOfTree(pid),
      machine: describeMachine(),
    };
  }
}
