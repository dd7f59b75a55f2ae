import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { startChild } from "../../runtime/childProcess.ts";
import { commandLineOf } from "../../runtime/processes.ts";
import { createRunRecord, endLeftovers } from "../../runtime/runRecord.ts";
import { spawnNode } from "./spawnNode.ts";
import { temporaryFolder } from "./temporaryFolder.ts";

test("what a killed run left behind is ended by the next one, the last started first", async () => {
  const folder = temporaryFolder();
  const record = createRunRecord(folder);
  for (const name of ["temporal", "api"]) {
    const args = ["--eval", "setInterval(() => {}, 60_000)"];
    const child = await startChild({ name, command: process.execPath, args, logFile: join(folder, `${name}.log`) });
    onTestFinished(() => child.stop());
    await record.add(child);
  }
  expect(await endLeftovers(folder)).toEqual(["api", "temporal"]);
  expect(await endLeftovers(folder)).toEqual([]);
});

test("a stranger that has the id of an earlier child is left alone", async () => {
  const folder = temporaryFolder();
  const { pid = 0 } = await spawnNode(`console.log("here")`);
  const record = [{ name: "api", pid, commandLine: "node dist/api/main.js" }];
  writeFileSync(join(folder, "run.json"), JSON.stringify(record));
  expect(await endLeftovers(folder)).toEqual([]);
  expect(await commandLineOf(pid)).toContain("here");
});
