import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { inTime, openAccount } from "./providerRig.ts";
import type { ChannelUnderTest, OpenedAccount } from "./providerRig.ts";

/** What `changeSent` promises: the contact sees the change, and to order it twice is harmless. */
export function describeChanging(underTest: ChannelUnderTest): void {
  describe("a change of what was sent", () => {
    let account: OpenedAccount;
    beforeAll(async () => {
      account = await openAccount(underTest);
    });
    afterAll(() => account.rig.close());

    const change = async (text: string | null, externalId: string) => {
      const { rig, channel } = account;
      return channel.changeSent?.(rig.settings, { chatId: rig.chatId, externalId, text }, inTime());
    };
    const sent = async (text: string) => {
      const outcome = await account.send(text);
      return outcome.kind === "ok" ? outcome.externalId : "";
    };

    test("an edit is seen by the contact, and the same again is no failure", async () => {
      const externalId = await sent("Цена 5000");
      expect(await change("Цена 6000", externalId)).toEqual({ kind: "ok" });
      expect(await change("Цена 6000", externalId)).toEqual({ kind: "ok" });
      expect(account.rig.shown()).toContain("Цена 6000");
      expect(account.rig.shown()).not.toContain("Цена 5000");
    });

    test("a deleted message is gone at the contact's, and the same again is no failure", async () => {
      const externalId = await sent("не туда");
      expect(await change(null, externalId)).toEqual({ kind: "ok" });
      expect(await change(null, externalId)).toEqual({ kind: "ok" });
      expect(account.rig.shown()).not.toContain("не туда");
    });

    test("an edit of a message that is not there is over, in the provider's words", async () => {
      const outcome = await change("поздно", `${account.rig.chatId}:999999`);
      expect(outcome).toMatchObject({ kind: "permanent", detail: expect.stringMatching(/./) });
    });
  });
}
