import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { z } from "zod";

const Lock = z.object({
  packages: z.record(z.string(), z.object({ optionalDependencies: z.record(z.string(), z.string()).optional() })),
});

/** npm looks in the package's own node_modules first, then in each folder above. */
function places(from: string, name: string): readonly string[] {
  const nested = from
    .split("/node_modules/")
    .map((_, depth, parts) => parts.slice(0, depth + 1).join("/node_modules/"));
  return [`node_modules/${name}`, ...nested.map((folder) => `${folder}/node_modules/${name}`)];
}

test("the lock names the optional packages of every platform, without which `npm ci` refuses to install", () => {
  const { packages } = Lock.parse(JSON.parse(readFileSync("package-lock.json", "utf8")));
  const missing = Object.entries(packages).flatMap(([from, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies).filter((name) => !places(from, name).some((place) => place in packages)),
  );
  expect(missing).toEqual([]);
});
