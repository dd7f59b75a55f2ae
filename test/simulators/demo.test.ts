import { afterEach, beforeEach, expect, test } from "vitest";
import type { z } from "zod";
import { DemoHistory, DemoRefusal, DemoSendResult, DemoUpdate } from "../../contracts/demoMessenger.ts";
import { type DemoMessenger, startDemoMessenger } from "../../simulators/demo/server.ts";
import { type Receiver, startReceiver } from "./receiver.ts";

const TOKEN = "demo-token";
const OLGA = { id: "visitor-olga", name: "Ольга Константинопольская", phone: "+79120004455" };

let messenger: DemoMessenger;
let receiver: Receiver<DemoUpdate>;

beforeEach(async () => {
  receiver = await startReceiver((body) => DemoUpdate.parse(body));
  messenger = await startDemoMessenger({
    token: TOKEN,
    deliver: { url: receiver.url, secret: "hook-secret" },
    firstRetryMs: 20,
  });
});

afterEach(async () => {
  await messenger.close();
  await receiver.close();
});

async function call<Schema extends z.ZodType>(
  schema: Schema,
  path: string,
  body?: object,
  token = TOKEN,
): Promise<z.infer<Schema>> {
  const request = body === undefined ? {} : { method: "POST", body: JSON.stringify(body) };
  const response = await fetch(messenger.url + path, { ...request, headers: { authorization: `Bearer ${token}` } });
  return schema.parse(await response.json());
}

const send = (text: string, clientKey?: string) =>
  call(DemoSendResult, `/chats/${OLGA.id}/messages`, { text, clientKey });
const refusalOf = async (path: string, body?: object, token?: string) =>
  (await call(DemoRefusal, path, body, token)).error.code;

test("a visitor's words arrive in order, with the secret, in the form the contract states", async () => {
  const olga = messenger.control.person(OLGA);
  await Promise.all(
    [olga.say("здрасте"), olga.say({ kind: "photo", caption: "вот экран" })].map(({ outcome }) => outcome),
  );
  expect(receiver.requests.map(({ update }) => update.message.content.kind)).toEqual(["text", "photo"]);
  expect(receiver.requests[0]?.headers["x-demo-secret"]).toBe("hook-secret");
  expect(receiver.requests[0]?.update).toMatchObject({ chatId: OLGA.id, visitor: OLGA, message: { from: "visitor" } });
});

test("an update that is not taken is repeated before the next one of its chat", async () => {
  const failures = [500, 500];
  receiver.answer = () => failures.shift() ?? 200;
  const olga = messenger.control.person(OLGA);
  await Promise.all([olga.say("раз"), olga.say("два")].map(({ outcome }) => outcome));
  const texts = receiver.requests.map(({ update: { message } }) =>
    message.content.kind === "text" ? message.content.text : "",
  );
  expect(texts).toEqual(["раз", "раз", "раз", "два"]);
});

test("history settles an unknown outcome: the cut message is there, with its client key", async () => {
  const olga = messenger.control.person(OLGA);
  const { update } = olga.say("сколько стоит?");
  messenger.control.faults.next({ kind: "cutAfterAccept" }, { when: ({ method }) => method === "send" });
  await expect(send("4 500 ₽", "key-1")).rejects.toThrow("fetch failed");
  messenger.control.faults.next({ kind: "cutBeforeAccept" });
  await expect(send("Оформляем?", "key-2")).rejects.toThrow("fetch failed");
  const { messages } = await call(DemoHistory, `/chats/${OLGA.id}/history?after=${update.message.id}`);
  expect(messages).toMatchObject([{ from: "shop", clientKey: "key-1", content: { kind: "text", text: "4 500 ₽" } }]);
});

test("the same client key twice is two messages: sends are not idempotent", async () => {
  messenger.control.person(OLGA).say("здравствуйте");
  const [first, second] = [await send("Добрый день", "key"), await send("Добрый день", "key")];
  expect(first.messageId).not.toBe(second.messageId);
  expect(messenger.control.sentTo(OLGA.id)).toHaveLength(2);
});

test("each refusal has its code", async () => {
  const { control } = messenger;
  const path = `/chats/${OLGA.id}/messages`;
  expect(await refusalOf("/chats/nobody/messages", { text: "ау" })).toBe("chatUnknown");
  const olga = control.person(OLGA);
  olga.say("здравствуйте");
  expect(await refusalOf(path, { text: " " })).toBe("requestInvalid");
  expect(await refusalOf(path, { text: "ау" }, "another-token")).toBe("accountClosed");
  control.faults.next({ kind: "throttle", seconds: 3 }).next({ kind: "fail", status: 503, description: "Maintenance" });
  expect(await call(DemoRefusal, path, { text: "ау" })).toMatchObject({
    error: { code: "throttled", retryAfterSeconds: 3 },
  });
  expect(await refusalOf(path, { text: "ау" })).toBe("internal");
  olga.leave();
  expect(await refusalOf(path, { text: "ау" })).toBe("visitorLeft");
  olga.say("я вернулась");
  await send("Рады видеть");
  control.closeAccount();
  expect(await refusalOf("/me")).toBe("accountClosed");
});

test("photos, voices and documents are true files of their kind", async () => {
  const olga = messenger.control.person(OLGA);
  const said = [{ kind: "photo" }, { kind: "voice", durationSeconds: 2 }, { kind: "document" }] as const;
  const signatures = await Promise.all(
    said.map(async (content) => {
      const { content: sent } = olga.say(content).update.message;
      if (!("fileId" in sent)) throw new Error(`${sent.kind} came without a file`);
      const response = await fetch(`${messenger.url}/files/${sent.fileId}`, {
        headers: { authorization: `Bearer ${TOKEN}` },
      });
      const bytes = Buffer.from(await response.arrayBuffer());
      expect([bytes.length, response.headers.get("content-type")]).toEqual([sent.sizeBytes, sent.mimeType]);
      return bytes.subarray(0, 4).toString("latin1");
    }),
  );
  expect(signatures).toEqual(["\x89PNG", "RIFF", "%PDF"]);
});
