import { once } from "node:events";
import { createServer } from "node:net";
import { expect, onTestFinished, test } from "vitest";
import { checkPortFree, findFreePort } from "../../runtime/ports.ts";
import { runScript } from "./spawnNode.ts";
import { temporaryFolder } from "./temporaryFolder.ts";

async function occupy(port: number): Promise<void> {
  const server = createServer().listen(port, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => void server.close());
}

test("a busy port is named with the process that holds it and the variable that chooses another", async () => {
  const port = await findFreePort();
  await occupy(port);
  const wanted = { purpose: "Temporal UI", host: "127.0.0.1", port, variable: "TEMPORAL_UI_PORT" };
  await expect(checkPortFree(wanted)).rejects.toMatchObject({
    message: expect.stringContaining(`Port ${port}, wanted for the Temporal UI, is taken by process ${process.pid} (`),
    remedy: expect.stringContaining(`TEMPORAL_UI_PORT=${port + 1} npm run up`),
  });
});

test("a free port stays free after the check", async () => {
  const port = await findFreePort();
  await checkPortFree({ purpose: "API", host: "127.0.0.1", port, variable: "PORT" });
  await expect(occupy(port)).resolves.toBeUndefined();
});

test("`up` on a busy port ends with two sentences and no stack", async () => {
  const port = await findFreePort();
  await occupy(port);
  const env = { DATA_DIR: temporaryFolder(), PORT: String(port) };
  const { exitCode, stderr } = await runScript(["runtime/up.ts"], env);
  expect(exitCode).toBe(1);
  expect(stderr.trim().split("\n")).toEqual([
    expect.stringMatching(`^Port ${port}, wanted for the API and console, is taken by process \\d+ \\(.+\\)\\.$`),
    expect.stringMatching(`^Stop it, or choose another port: PORT=${port + 1} npm run up$`),
  ]);
});

test("`up` with an unusable variable names it", async () => {
  const { exitCode, stderr } = await runScript(["runtime/up.ts"], { DATA_DIR: temporaryFolder(), PORT: "eighty" });
  expect(exitCode).toBe(1);
  expect(stderr).toContain("PORT");
  expect(stderr).not.toContain("    at ");
});
