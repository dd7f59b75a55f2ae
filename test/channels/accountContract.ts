import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { FileGone } from "../../channels/channelAdapter.ts";
import type { Channel } from "../../channels/channelAdapter.ts";
import { createChannels } from "../../channels/registry.ts";
import { inTime, NOWHERE, openAccount } from "./providerRig.ts";
import type { ChannelUnderTest, OpenedAccount } from "./providerRig.ts";

const words = expect.stringMatching(/\w/);

/** What the rest of an adapter promises: whom to believe, what to ask for, whether the account lives, and its files. */
export function describeAccount(adapter: Channel, underTest: ChannelUnderTest): void {
  test("a webhook is believed by its secret alone", () => {
    const believed = (secret?: string | readonly string[]) =>
      adapter.verify({ headers: { [underTest.secretHeader]: secret } }, "s3cret");
    expect(believed("s3cret")).toBe(true);
    const wrong = ["s3cre", "s3crets", "S3CRET", "", undefined, ["s3cret"], ["s3cret", "s3cret"]];
    expect(wrong.filter((secret) => believed(secret))).toEqual([]);
    expect(adapter.verify({ headers: {} }, "s3cret")).toBe(false);
  });

  test("the connect form asks for secrets as secrets", () => {
    const { properties } = z
      .object({ properties: z.record(z.string(), z.looseObject({})) })
      .parse(z.toJSONSchema(adapter.settings));
    expect(Object.values(properties)).toContainEqual(expect.objectContaining({ format: "password" }));
  });

  describe("an account", () => {
    let account: OpenedAccount;
    beforeAll(async () => {
      account = await openAccount(underTest);
    });
    afterAll(() => account.rig.close());

    test("gives the files it announced; one that the provider does not have is gone", async () => {
      const { rig, channel } = account;
      const { bytes } = await channel.fetchFile(rig.settings, rig.fileId, inTime());
      expect(bytes.byteLength).toBeGreaterThan(100);
      await expect(channel.fetchFile(rig.settings, "no-such-file", inTime())).rejects.toBeInstanceOf(FileGone);
    });

    test("whose provider cannot be reached is not taken for dead, and the check says so", async () => {
      const away = createChannels(NOWHERE)[underTest.kind];
      expect(await away.check(account.rig.settings, inTime())).toEqual({ ok: false, title: null, problem: words });
    });

    test("is named by its check while its credentials work, and refused in the provider's words when they do not", async () => {
      const { rig, channel } = account;
      expect(await channel.check(rig.settings, inTime())).toEqual({ ok: true, title: words, problem: null });
      rig.revoke();
      expect(await channel.check(rig.settings, inTime())).toEqual({ ok: false, title: null, problem: words });
    });
  });
}
