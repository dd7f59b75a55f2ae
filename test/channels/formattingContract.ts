import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readMarks } from "../../contracts/formatting.ts";
import { inTime, openAccount } from "./providerRig.ts";
import type { ChannelUnderTest, OpenedAccount } from "./providerRig.ts";

/** What `limits.formatting` promises: the contact sees the words as they were marked, and no signs. */
export function describeFormatting(underTest: ChannelUnderTest): void {
  describe("a formatted text", () => {
    let account: OpenedAccount;
    beforeAll(async () => {
      account = await openAccount(underTest);
    });
    afterAll(() => account.rig.close());

    const typed = readMarks("🙂 **8 900 ₽ __с работой__**, ~~9 500~~, код `A-17`");

    test("arrives marked as it was typed, and so does its edit", async () => {
      const { rig, channel } = account;
      const named = { chatId: rig.chatId, quotedExternalId: null, idempotencyKey: "formatted" };
      const outcome = await channel.send(rig.settings, { ...named, ...typed }, inTime());
      expect(rig.shown().at(-1)).toBe(typed.text);
      expect(rig.shownMarks()).toEqual(typed.marks);
      const externalId = outcome.kind === "ok" ? outcome.externalId : "";
      const edited = readMarks("Итого __8 000 ₽__");
      expect(await channel.changeSent?.(rig.settings, { chatId: rig.chatId, externalId, ...edited }, inTime())).toEqual(
        {
          kind: "ok",
        },
      );
      expect(rig.shownMarks()).toEqual(edited.marks);
    });
  });
}
