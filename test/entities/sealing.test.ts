import { randomBytes } from "node:crypto";
import { expect, test } from "vitest";
import { createSealer } from "../../entities/sealing.ts";

const old = { id: "k0", key: randomBytes(32) };
const current = { id: "k1", key: randomBytes(32) };

test("a sealed secret opens again, says which key sealed it, and is different every time", () => {
  const sealer = createSealer([current]);
  const sealed = sealer.seal("токен бота 🔑");
  expect(sealed).toMatch(/^k1\./);
  expect(sealer.seal("токен бота 🔑")).not.toBe(sealed);
  expect(sealer.open(sealed)).toBe("токен бота 🔑");
});

test("after a new key was put first, what the old one sealed still opens", () => {
  const sealed = createSealer([old]).seal("secret");
  expect(createSealer([current, old]).open(sealed)).toBe("secret");
});

test("a key that is no longer listed is named, not guessed", () => {
  const sealed = createSealer([old]).seal("secret");
  expect(() => createSealer([current]).open(sealed)).toThrow(`"k0"`);
});

test("a sealed secret that somebody changed does not open", () => {
  const sealer = createSealer([current]);
  const bytes = Buffer.from(sealer.seal("secret").slice(3), "base64");
  bytes.writeUInt8(bytes.readUInt8(bytes.length - 1) ^ 1, bytes.length - 1);
  expect(() => sealer.open(`k1.${bytes.toString("base64")}`)).toThrow(/authenticate/);
});
