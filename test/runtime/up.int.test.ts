import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, readFileSync, symlinkSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect, onTestFinished, test, vi } from "vitest";
import { z } from "zod";
import { listConversations } from "../../contracts/endpoints/conversations.ts";
import { signIn } from "../../contracts/endpoints/session.ts";
import { findFreePort } from "../../runtime/ports.ts";
import { commandLineOf } from "../../runtime/processes.ts";
import { runScript } from "./spawnNode.ts";
import { temporaryFolder } from "./temporaryFolder.ts";

const START_WITHIN_MS = 60_000;

/** An installation of its own: free ports, an empty data folder, and the Temporal program that the tests use anyway. */
async function chooseInstallation(): Promise<Record<string, string>> {
  const folder = temporaryFolder();
  mkdirSync(join(folder, "bin"));
  const program = resolve(".switchboard/bin/temporal");
  if (existsSync(program)) symlinkSync(program, join(folder, "bin", "temporal"));
  const [api, postgres, temporal, ui] = await Promise.all([0, 1, 2, 3].map(() => findFreePort()));
  return {
    DATA_DIR: folder,
    PORT: String(api),
    POSTGRES_PORT: String(postgres),
    TEMPORAL_PORT: String(temporal),
    TEMPORAL_UI_PORT: String(ui),
    LOG_LEVEL: "warn",
  };
}

async function up(env: Record<string, string>) {
  const child = spawn(process.execPath, ["runtime/up.ts"], { env: { ...process.env, ...env } });
  const printed: string[] = [];
  child.stdout.on("data", (chunk: Buffer) => printed.push(chunk.toString()));
  child.stderr.on("data", (chunk: Buffer) => printed.push(chunk.toString()));
  const stop = async () => {
    if (child.exitCode !== null) return child.exitCode;
    child.kill("SIGINT");
    await once(child, "exit");
    return child.exitCode;
  };
  onTestFinished(async () => void (await stop()));
  await vi.waitUntil(() => printed.join("").includes("└") || child.exitCode !== null, { timeout: START_WITHIN_MS });
  const output = printed.join("");
  const [, email = "", password = ""] = /Sign in +(\S+) +(\S+)/.exec(output) ?? [];
  return { output, email, password, stop, api: `http://127.0.0.1:${env["PORT"]}` };
}

async function countConversations({ api, email, password }: Awaited<ReturnType<typeof up>>): Promise<number> {
  const headers = { "content-type": "application/json" };
  const signedIn = await fetch(api + signIn.path, {
    method: "POST",
    headers,
    body: JSON.stringify({ email, password }),
  });
  const { accessToken } = signIn.result.parse(await signedIn.json());
  const listed = await fetch(api + listConversations.path, { headers: { authorization: `Bearer ${accessToken}` } });
  return listConversations.result.parse(await listed.json()).conversations.length;
}

const RunRecord = z.array(z.object({ pid: z.number() }));

test(
  "one command brings a product in which customers write; a second one is refused; the next goes on with the data",
  {
    timeout: 3 * START_WITHIN_MS,
  },
  async () => {
    const env = await chooseInstallation();
    const first = await up(env);
    expect(first.output).toContain("Switchboard is running");
    await vi.waitUntil(() => countConversations(first), { timeout: START_WITHIN_MS, interval: 500 });

    const second = await runScript(["runtime/up.ts"], env);
    expect(second.exitCode).toBe(1);
    expect(second.stderr).toContain(`Switchboard is already running here`);
    expect(second.stderr).toContain(first.api);

    const running = RunRecord.parse(JSON.parse(readFileSync(join(env["DATA_DIR"] ?? "", "run.json"), "utf8")));
    expect(running).toHaveLength(4);
    expect(await first.stop()).toBe(0);
    expect(await Promise.all(running.map(({ pid }) => commandLineOf(pid)))).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
    ]);

    const next = await up(env);
    expect(next.password).toBe(first.password);
    expect(await countConversations(next)).toBeGreaterThan(0);
    expect(await next.stop()).toBe(0);
  },
);
