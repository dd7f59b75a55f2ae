import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { inTime, openAccount } from "./providerRig.ts";
import type { ChannelUnderTest, OpenedAccount } from "./providerRig.ts";

/** What `reactions` promises: the contact sees ours under their message, one at a time, and twice is harmless. */
export function describeReacting(underTest: ChannelUnderTest): void {
  describe("a reaction to what the contact wrote", () => {
    let account: OpenedAccount;
    beforeAll(async () => {
      account = await openAccount(underTest);
    });
    afterAll(() => account.rig.close());

    const react = async (emoji: string | null, externalId = account.rig.theirs.externalId) => {
      const { rig, channel } = account;
      return channel.reactions?.react(rig.settings, { chatId: rig.chatId, externalId, emoji }, inTime());
    };

    test("each emoji that operators are offered is taken, and replaces the one before", async () => {
      for (const emoji of account.channel.reactions?.emoji ?? []) {
        expect(await react(emoji)).toEqual({ kind: "ok" });
        expect(account.rig.theirs.reaction()).toBe(emoji);
      }
    });

    test("it is taken back, and the same again is no failure", async () => {
      expect(await react(null)).toEqual({ kind: "ok" });
      expect(await react(null)).toEqual({ kind: "ok" });
      expect(account.rig.theirs.reaction()).toBeNull();
    });

    test("one to a message that is not there is over, in the provider's words", async () => {
      const [emoji = null] = account.channel.reactions?.emoji ?? [];
      const outcome = await react(emoji, `${account.rig.chatId}:999999`);
      expect(outcome).toMatchObject({ kind: "permanent", detail: expect.stringMatching(/./) });
    });
  });
}
