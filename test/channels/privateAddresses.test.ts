import { createServer } from "node:http";
import type { RequestListener } from "node:http";
import { once } from "node:events";
import { expect, onTestFinished, test } from "vitest";
import { isAddressRefused, refusePrivate } from "../../channels/privateAddresses.ts";
import { createChannels } from "../../channels/registry.ts";
import { inTime, NOWHERE } from "./providerRig.ts";

const TOKEN = "700100200:AAHsimulated-token-of-the-test-bot0";
const REFUSED = expect.stringContaining("ALLOWED_PRIVATE_HOSTS");

/** A provider on this machine, and the paths that were asked of it. */
async function listen(answer: RequestListener) {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(request.url ?? "");
    answer(request, response);
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => server.close().closeAllConnections());
  const address = server.address();
  return { asked, port: typeof address === "object" ? address?.port : undefined };
}

const telegram = (allowedPrivateHosts: readonly string[] = []) =>
  createChannels({ ...NOWHERE, allowedPrivateHosts }).telegramBot;
const me: RequestListener = (_, response) =>
  response.end(JSON.stringify({ ok: true, result: { id: 1, is_bot: true, first_name: "B", username: "bot" } }));

test.each(["127.0.0.1", "localhost", "[::1]", "[::ffff:127.0.0.1]", "2130706433", "0x7f.1", "0.0.0.0"])(
  "settings that name %s reach nothing on this machine",
  async (host) => {
    const { asked, port } = await listen(me);
    const apiRoot = `http://${host}:${port}`;
    for (const kind of ["telegramBot", "demo"] as const) {
      const channel = createChannels(NOWHERE)[kind];
      const settings = { token: TOKEN, apiRoot };
      expect(await channel.check(settings, inTime())).toMatchObject({ ok: false, problem: REFUSED });
      const message = { chatId: "1", text: "привет", quotedExternalId: null, idempotencyKey: "msg_1" };
      expect(await channel.send(settings, message, inTime())).toMatchObject({ kind: "accountDead", detail: REFUSED });
      await expect(channel.fetchFile(settings, "file", inTime())).rejects.toSatisfy(isAddressRefused);
    }
    expect(asked).toEqual([]);
  },
);

test.each(["10.0.0.1", "172.31.255.255", "192.168.1.1", "169.254.169.254", "100.64.0.1", "[fd00::1]", "[fe80::1]"])(
  "%s is refused before a connection is tried",
  (host) => {
    expect(() => refusePrivate([]).check(new URL(`http://${host}/`))).toThrow(/ALLOWED_PRIVATE_HOSTS/);
  },
);

test.each(["149.154.167.220", "172.32.0.1", "[2001:67c:4e8::1]", "api.telegram.org"])("%s is public", (host) => {
  expect(() => refusePrivate([]).check(new URL(`https://${host}/`))).not.toThrow();
});

test.each([
  ["127.0.0.1", "127.0.0.1"],
  ["127.0.0.0/8", "127.0.0.1"],
  ["localhost", "localhost"],
  ["127.0.0.0/8,::1", "localhost"],
])("the installation may allow %s", async (allowed, host) => {
  const { port } = await listen(me);
  const settings = { token: TOKEN, apiRoot: `http://${host}:${port}` };
  expect(await telegram(allowed.split(",")).check(settings, inTime())).toMatchObject({ ok: true, title: "@bot" });
});

test("a provider that redirects into the private network leads nowhere", async () => {
  const inner = await listen(me);
  const outer = await listen((_, response) =>
    response.writeHead(302, { location: `http://127.0.0.1:${inner.port}/inner` }).end(),
  );
  for (const kind of ["telegramBot", "demo"] as const) {
    const channel = createChannels({ ...NOWHERE, allowedPrivateHosts: ["localhost"] })[kind];
    const settings = { token: TOKEN, apiRoot: `http://localhost:${outer.port}` };
    expect(await channel.check(settings, inTime())).toMatchObject({ ok: false });
  }
  expect(outer.asked).toHaveLength(2);
  expect(inner.asked).toEqual([]);
});

test("the addresses of the installation's own environment are not judged", async () => {
  const { port } = await listen(me);
  const channel = createChannels({ ...NOWHERE, telegramApi: `http://127.0.0.1:${port}` }).telegramBot;
  expect(await channel.check({ token: TOKEN }, inTime())).toMatchObject({ ok: true });
});
