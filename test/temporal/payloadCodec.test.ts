import { randomBytes } from "node:crypto";
import { defaultPayloadConverter } from "@temporalio/common";
import type { Payload } from "@temporalio/common";
import { expect, test } from "vitest";
import { createPayloadCodec } from "../../temporal/payloadCodec.ts";

const key = (id: string) => ({ id, key: randomBytes(32) });
const [old, current] = [key("k0"), key("k1")];
const payload = defaultPayloadConverter.toPayload({ name: "Анна Смирнова", phone: "+79120004455" });

const bytesOf = ({ metadata, data }: Payload) =>
  Buffer.concat([...Object.values(metadata ?? {}), data ?? new Uint8Array()]).toString("latin1");

test("nothing of what an actor is told can be read on the wire, not even its form", async () => {
  const [encoded = {}] = await createPayloadCodec([current]).encode([payload]);
  for (const word of ["Анна", "+7912", "phone", "json/plain"]) {
    expect(bytesOf(encoded)).not.toContain(Buffer.from(word).toString("latin1"));
  }
  expect(bytesOf(encoded)).toContain("binary/encrypted");
});

test("an encoded payload decodes to itself, and the same payload never encodes the same way twice", async () => {
  const codec = createPayloadCodec([current]);
  const encoded = await codec.encode([payload, payload]);
  expect(encoded[0]?.data).not.toEqual(encoded[1]?.data);
  const decoded = await codec.decode(encoded);
  expect(decoded.map((one) => defaultPayloadConverter.fromPayload(one))).toEqual(
    Array.from({ length: 2 }, () => ({ name: "Анна Смирнова", phone: "+79120004455" })),
  );
});

test("histories written with a replaced key stay readable", async () => {
  const written = await createPayloadCodec([old]).encode([payload]);
  const [decoded = {}] = await createPayloadCodec([current, old]).decode(written);
  expect(defaultPayloadConverter.fromPayload(decoded)).toMatchObject({ phone: "+79120004455" });
});

test("a key that is missing is named, so that it can be put back", async () => {
  const written = await createPayloadCodec([old]).encode([payload]);
  await expect(async () => createPayloadCodec([current]).decode(written)).rejects.toThrow(/"k0".*ENCRYPTION_KEYS/);
});

test("a payload that was changed on its way is refused", async () => {
  const codec = createPayloadCodec([current]);
  const [encoded = {}] = await codec.encode([payload]);
  const data = Buffer.from(encoded.data ?? []);
  data[data.length - 1] = (data.at(-1) ?? 0) ^ 1;
  await expect(async () => codec.decode([{ ...encoded, data }])).rejects.toThrow(/authenticate/);
});

test("a payload that was never encrypted passes through: Temporal writes some itself", async () => {
  expect(await createPayloadCodec([current]).decode([payload])).toEqual([payload]);
});
