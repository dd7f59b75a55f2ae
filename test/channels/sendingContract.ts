import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Channel } from "../../channels/channelAdapter.ts";
import { createChannels } from "../../channels/registry.ts";
import type { Fault } from "../../simulators/faults.ts";
import { inTime, NOWHERE, openAccount } from "./providerRig.ts";
import type { ChannelUnderTest, OpenedAccount } from "./providerRig.ts";

/** What `send` promises: each way in which it can end is told apart, since a wrong guess loses or doubles a message. */
export function describeSending({ limits }: Channel, underTest: ChannelUnderTest): void {
  describe("a send", () => {
    let account: OpenedAccount;
    beforeAll(async () => {
      account = await openAccount(underTest);
    });
    afterAll(() => account.rig.close());

    test("arrives as it was written, and is answered with the provider's id and time", async () => {
      const { rig, send } = account;
      const text = "Экран iPhone 11 Pro: от 8 900 ₽ 🙂\n<b>& «завтра»</b> *_`";
      const outcome = await send(text);
      expect(outcome).toMatchObject({ kind: "ok", externalId: expect.stringContaining(`${rig.chatId}:`) });
      expect(outcome.kind === "ok" && Math.abs(outcome.sentAt.getTime() - Date.now())).toBeLessThan(5_000);
      expect(rig.received().at(-1)).toBe(text);
    });

    test("takes the longest text the composer allows, and refuses one unit more for good", async () => {
      const { rig, send } = account;
      const longest = "ж".repeat(limits.textLength);
      expect(await send(longest)).toMatchObject({ kind: "ok" });
      expect(await send(`${longest}ж`)).toMatchObject({ kind: "permanent" });
      expect(rig.received().at(-1)).toBe(longest);
    });

    test.each<[string, Fault, object]>([
      [
        "is throttled waits as long as it is told",
        { kind: "throttle", seconds: 3 },
        { kind: "retryAfter", afterMs: 3_000 },
      ],
      ["is refused is over", { kind: "fail", status: 400, description: "Bad Request: no" }, { kind: "permanent" }],
      [
        "meets a failing server may have arrived",
        { kind: "fail", status: 502, description: "-" },
        { kind: "unknownOutcome" },
      ],
      ["is cut before it was taken may have arrived", { kind: "cutBeforeAccept" }, { kind: "unknownOutcome" }],
    ])("that %s", async (_, fault, outcome) => {
      const { rig, send } = account;
      const before = rig.received().length;
      rig.nextSend(fault);
      expect(await send("не дойдёт")).toMatchObject(outcome);
      expect(rig.received()).toHaveLength(before);
    });

    test("that is cut after it was taken may have arrived, and has", async () => {
      const { rig, send } = account;
      rig.nextSend({ kind: "cutAfterAccept" });
      expect(await send("дошло")).toMatchObject({ kind: "unknownOutcome", detail: expect.stringMatching(/./) });
      expect(rig.received().at(-1)).toBe("дошло");
    });

    test("that is given up while the provider is silent ends at once, and may have arrived", async () => {
      const { rig, channel, outgoing } = account;
      rig.nextSend({ kind: "hang" });
      const outcome = channel.send(rig.settings, outgoing("тишина"), AbortSignal.timeout(200));
      expect(await outcome).toMatchObject({ kind: "unknownOutcome" });
    }, 3_000);

    test("that finds nobody listening has certainly not arrived, and is tried again", async () => {
      const { rig, outgoing } = account;
      const away = createChannels(NOWHERE)[underTest.kind];
      expect(await away.send(rig.settings, outgoing("ау"), inTime())).toMatchObject({ kind: "retryBackoff" });
    });

    test("to somebody who has left is over, in the provider's words", async () => {
      const { rig, send } = account;
      rig.leave();
      expect(await send("вернитесь")).toMatchObject({
        kind: "recipientUnreachable",
        detail: expect.stringMatching(/./),
      });
    });

    test("with revoked credentials finds the account dead, in the provider's words", async () => {
      const { rig, send } = account;
      rig.revoke();
      expect(await send("есть кто?")).toMatchObject({ kind: "accountDead", detail: expect.stringMatching(/./) });
    });
  });
}
