import { readdirSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { openSecrets } from "../../runtime/secrets.ts";
import { temporaryFolder } from "./temporaryFolder.ts";

test("the secrets are made once, and only their owner may read them", async () => {
  const folder = temporaryFolder();
  const first = await openSecrets(folder);
  expect(statSync(join(folder, "secrets.json")).mode & 0o777).toBe(0o600);
  expect(await openSecrets(folder)).toEqual(first);
  expect(readdirSync(folder)).toEqual(["secrets.json"]);
});

test("two installations have no secret in common", async () => {
  const [one, other] = await Promise.all([openSecrets(temporaryFolder()), openSecrets(temporaryFolder())]);
  const values = [...Object.values(one), ...Object.values(other)];
  expect(new Set(values).size).toBe(values.length);
});

test("two starts at the same moment agree on one set of secrets", async () => {
  const folder = temporaryFolder();
  const [one, other] = await Promise.all([openSecrets(folder), openSecrets(folder)]);
  expect(one).toEqual(other);
});

test("damaged secrets are never replaced, since data are encrypted with them", async () => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, "secrets.json"), `{"jwtSecret": "half`);
  await expect(openSecrets(folder)).rejects.toMatchObject({
    message: expect.stringContaining("secrets.json cannot be read"),
    remedy: expect.stringContaining("backup"),
  });
});
