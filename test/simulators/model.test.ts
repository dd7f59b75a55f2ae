import OpenAI, { APIConnectionError, APIConnectionTimeoutError } from "openai";
import { zodResponseFormat } from "openai/helpers/zod";
import { afterEach, beforeEach, expect, test } from "vitest";
import { z } from "zod";
import { Entities } from "../../contracts/extraction.ts";
import { type ModelSimulator, startModelSimulator } from "../../simulators/model/server.ts";

const Answer = z.object({
  entities: Entities,
  reply: z.object({ action: z.enum(["reply", "askOperator"]), text: z.string().nullable() }),
});

let model: ModelSimulator;
let client: OpenAI;

beforeEach(async () => {
  model = await startModelSimulator();
  client = new OpenAI({ baseURL: model.url, apiKey: "any", maxRetries: 0, timeout: 2_000 });
});
afterEach(() => model.close());

const ask = (content: string) =>
  client.chat.completions.parse({
    model: "simulated-model",
    messages: [{ role: "user", content }],
    response_format: zodResponseFormat(Answer, "turn"),
  });

const parsed = async (content: string) => (await ask(content)).choices[0]?.message;

test("a caller's own schema is answered with the facts of the last message", async () => {
  const message = await parsed("айфон 11 про, разбил экран, скок стоит? мой номер 8 912 000-44-55");
  expect(message?.parsed?.entities).toMatchObject({
    appealType: "repair",
    devices: [{ brand: "Apple", model: "iPhone 11 Pro", repairs: ["screen"], partSource: null }],
    phone: "+79120004455",
    askedPrice: true,
    urgency: false,
  });
  expect(message?.parsed?.reply.action).toBe("reply");
});

test("a responder of the test's own is used instead, and its requests are kept", async () => {
  model.control.answer = ({ messages }) => ({ echoed: messages.at(-1)?.content });
  const { choices } = await client.chat.completions.create({
    model: "m",
    messages: [{ role: "user", content: "эхо" }],
  });
  expect(choices[0]?.message.content).toBe('{"echoed":"эхо"}');
  expect(model.control.requests.at(-1)).toMatchObject({ model: "m", schema: null });
  expect(model.control.calls).toBe(1);
});

test("each way a model fails reaches the client as that failure, in the planned order", async () => {
  model.control.faults
    .next({ kind: "throttle", seconds: 4 })
    .next({ kind: "fail", status: 500, description: "The server had an error" })
    .next({ kind: "cutBeforeAccept" })
    .next({ kind: "truncated" })
    .next({ kind: "malformed" })
    .next({ kind: "schemaViolation" })
    .next({ kind: "refusal", text: "I cannot help with that." });
  await expect(ask("1")).rejects.toMatchObject({ status: 429, code: "rate_limit_exceeded" });
  await expect(ask("2")).rejects.toMatchObject({ status: 500 });
  await expect(ask("3")).rejects.toBeInstanceOf(APIConnectionError);
  await expect(ask("4")).rejects.toThrow(/length limit was reached/);
  await expect(ask("5")).rejects.toBeInstanceOf(SyntaxError);
  await expect(ask("6")).rejects.toBeInstanceOf(z.ZodError);
  expect((await parsed("7"))?.refusal).toBe("I cannot help with that.");
  expect((await parsed("8"))?.parsed?.reply.text).not.toBe("");
});

test("a model that hangs meets the client's own time limit", async () => {
  model.control.faults.next({ kind: "hang" });
  const impatient = client.withOptions({ timeout: 50 });
  const call = impatient.chat.completions.create({ model: "m", messages: [{ role: "user", content: "ау" }] });
  await expect(call).rejects.toBeInstanceOf(APIConnectionTimeoutError);
});

test("the models can be listed", async () => {
  const { data } = await client.models.list();
  expect(data.map(({ id }) => id)).toEqual(["simulated-model"]);
});
