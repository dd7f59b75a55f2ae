import type { IncomingHttpHeaders } from "node:http";
import { expect, test } from "vitest";
import { startLoopbackServer } from "../../simulators/loopbackServer.ts";
import { inTime, openAccount } from "./providerRig.ts";
import type { ChannelUnderTest } from "./providerRig.ts";

/** For a provider whose webhook we set ourselves. */
export function describeConnecting(underTest: ChannelUnderTest): void {
  test("connecting points the provider's webhook at us, with a secret by which we believe it", async () => {
    const { rig, channel } = await openAccount(underTest);
    const called = Promise.withResolvers<IncomingHttpHeaders>();
    const webhook = await startLoopbackServer(async ({ headers }) => {
      called.resolve(headers);
      return { status: 200, body: {} };
    });
    const hook = { url: `${webhook.url}/hook`, secret: "hook_secret-1" };

    expect(await channel.connect?.(rig.settings, hook, inTime())).toMatchObject({ ok: true, problem: null });
    rig.write("проверка связи");
    expect(channel.verify({ headers: await called.promise }, hook.secret)).toBe(true);

    await rig.close();
    await webhook.close();
  });
}
