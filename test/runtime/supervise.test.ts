import { join } from "node:path";
import { expect, onTestFinished, test, vi } from "vitest";
import { startChild } from "../../runtime/childProcess.ts";
import type { Child } from "../../runtime/childProcess.ts";
import { createRunRecord } from "../../runtime/runRecord.ts";
import { createSupervisor } from "../../runtime/supervise.ts";
import type { StartUpProblem } from "../../runtime/startUpProblem.ts";
import { temporaryFolder } from "./temporaryFolder.ts";

const STAY = `setInterval(() => {}, 60_000); console.log("ready");`;

function supervise() {
  const folder = temporaryFolder();
  const started: Child[] = [];
  const said: string[] = [];
  const given = Promise.withResolvers<StartUpProblem>();
  const supervisor = createSupervisor({
    record: createRunRecord(folder),
    say: (part, line) => said.push(`${part} ${line}`),
    giveUp: given.resolve,
  });
  onTestFinished(() => supervisor.stopAll());
  const keep = (name: string, code: string) =>
    supervisor.keep(name, async () => {
      const logFile = join(folder, `${name}.log`);
      const child = await startChild({ name, command: process.execPath, args: ["--eval", code], logFile });
      started.push(child);
      return { child };
    });
  return { folder, started, said, given: given.promise, supervisor, keep };
}

const saysReady = (child: Child | undefined) => child !== undefined && child.lastLines().includes("ready");

test("a part that dies is started again, and the console says so once", async () => {
  const { started, said, keep } = supervise();
  await keep("api", STAY);
  process.kill(started[0]?.pid ?? 0, "SIGKILL");
  await vi.waitUntil(() => saysReady(started[1]), { timeout: 5_000 });
  expect(said).toEqual(["api ended unexpectedly (SIGKILL); starting it again"]);
});

test("a part that dies three times in a row stops the start, with its last words", async () => {
  const { started, given, keep } = supervise();
  await keep("worker", `console.error("no such queue"); process.exit(7);`);
  const problem = await given;
  expect(started).toHaveLength(3);
  expect(problem.message).toContain(`The part "worker" ended 3 times in a row (exit code 7)`);
  expect(problem.message).toContain("no such queue");
});

test("parts are stopped in the reverse of the order in which they were started", async () => {
  const { keep, supervisor, started } = supervise();
  await keep("postgres", STAY);
  await keep("api", STAY);
  const ended: string[] = [];
  for (const child of started) void child.ended.then(() => ended.push(child.name));
  await supervisor.stopAll();
  expect(ended).toEqual(["api", "postgres"]);
});

test("a process that does not listen to SIGTERM is killed when its time is over", async () => {
  const { keep, started } = supervise();
  await keep("deaf", `process.on("SIGTERM", () => {}); ${STAY}`);
  await vi.waitUntil(() => saysReady(started[0]), { timeout: 5_000 });
  await started[0]?.stop(50);
  expect(await started[0]?.ended).toBe("SIGKILL");
});
