import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Channel, OutgoingFile } from "../../channels/channelAdapter.ts";
import { createChannels } from "../../channels/registry.ts";
import type { FileContent } from "../../contracts/message.ts";
import type { Fault } from "../../simulators/faults.ts";
import { sampleDocument, sampleOggVoice, samplePhoto } from "../../simulators/media/sampleFiles.ts";
import { inTime, NOWHERE, openAccount } from "./providerRig.ts";
import type { ChannelUnderTest, OpenedAccount } from "./providerRig.ts";

const samples = { photo: samplePhoto(1), voice: sampleOggVoice(1, 2), document: sampleDocument(1) } as const;

const contents: readonly FileContent[] = [
  { kind: "photo", width: 480, height: 640, caption: "Вот трещина: «угол»" },
  { kind: "voice", durationSeconds: 2 },
  { kind: "document", fileName: "смета; № 5.pdf", caption: "Смета" },
];

/** What sending files promises beside what sending a text does. */
export function describeFiles({ files }: Channel, underTest: ChannelUnderTest): void {
  const limits = files?.limits;
  if (limits === undefined) return;
  describe("a file", () => {
    let account: OpenedAccount;
    beforeAll(async () => {
      account = await openAccount(underTest);
    });
    afterAll(() => account.rig.close());

    const outgoing = (content: FileContent, bytes: Buffer = samples[content.kind].bytes): OutgoingFile => {
      const { text: _, ...named } = account.outgoing("");
      const { mimeType, fileName } = samples[content.kind];
      const name = content.kind === "document" ? (content.fileName ?? fileName) : fileName;
      return { ...named, content, bytes: Uint8Array.from(bytes), mimeType, fileName: name };
    };
    const photo = (caption: string, bytes?: Buffer) => outgoing({ kind: "photo", caption }, bytes);
    const send = (file: OutgoingFile, channel = account.channel) =>
      channel.files?.send(account.rig.settings, file, inTime());

    test.each(contents)("arrives whole as $kind, with its caption and name", async (content) => {
      const { rig } = account;
      const outcome = await send(outgoing(content));
      expect(outcome).toMatchObject({ kind: "ok", externalId: expect.stringContaining(`${rig.chatId}:`) });
      const { kind, caption } = content;
      const got = rig.receivedFiles().at(-1);
      expect(got).toMatchObject({ kind, ...(caption !== undefined && { caption }) });
      expect(got?.bytes.equals(samples[kind].bytes)).toBe(true);
      expect(got?.fileName).toBe(kind === "document" ? "смета; № 5.pdf" : samples[kind].fileName);
    });

    test("takes the longest caption the composer allows, and refuses a longer one and too large a photo for good", async () => {
      const longest = "ж".repeat(limits.captionLength);
      expect(await send(photo(longest))).toMatchObject({ kind: "ok" });
      expect(await send(photo(`${longest}ж`))).toMatchObject({ kind: "permanent" });
      expect(await send(photo("", Buffer.alloc(limits.photo.bytesMax + 1)))).toMatchObject({ kind: "permanent" });
    });

    test.each<[string, Fault, object, number]>([
      ["is throttled", { kind: "throttle", seconds: 3 }, { kind: "retryAfter", afterMs: 3_000 }, 0],
      ["meets a failing server", { kind: "fail", status: 502, description: "-" }, { kind: "unknownOutcome" }, 0],
      ["is cut before it was taken", { kind: "cutBeforeAccept" }, { kind: "unknownOutcome" }, 0],
      ["is cut after it was taken", { kind: "cutAfterAccept" }, { kind: "unknownOutcome" }, 1],
    ])("that %s ends as a text would", async (_, fault, outcome, arrived) => {
      const { rig, channel } = account;
      const before = rig.receivedFiles().length;
      const file = outgoing({ kind: "document" });
      rig.nextSend(fault);
      expect(await send(file)).toMatchObject(outcome);
      expect(rig.receivedFiles()).toHaveLength(before + arrived);
      const found = channel.findSent === null ? arrived === 1 : await channel.findSent(rig.settings, file, inTime());
      expect(Boolean(found)).toBe(arrived === 1);
    });

    test("that finds nobody listening is tried again, and one to somebody who has left is over", async () => {
      const file = outgoing({ kind: "voice", durationSeconds: 2 });
      expect(await send(file, createChannels(NOWHERE)[underTest.kind])).toMatchObject({ kind: "retryBackoff" });
      account.rig.leave();
      expect(await send(file)).toMatchObject({ kind: "recipientUnreachable" });
    });
  });
}
