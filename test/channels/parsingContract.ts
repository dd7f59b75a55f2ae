import { assert, constantFrom, jsonValue, nat, oneof, property, tuple } from "fast-check";
import { describe, expect, test } from "vitest";
import type { Channel } from "../../channels/channelAdapter.ts";
import type { ChannelKind } from "../../contracts/channel.ts";
import { MessageContent } from "../../contracts/message.ts";
import type { MessageKind } from "../../contracts/message.ts";
import { readFixtures } from "./readFixtures.ts";

const GARBAGE: readonly { readonly garbage: unknown }[] = [
  null,
  "text",
  42,
  [],
  {},
  { update_id: "1", updateId: 1 },
  { message: null },
].map((garbage) => ({ garbage }));

/** Kinds that a messenger does not have. Albums come in pieces everywhere, and become one message when they are stored. */
const ABSENT: Readonly<Record<ChannelKind, ReadonlySet<MessageKind>>> = {
  demo: new Set(["album", "video", "audio", "poll", "dice", "game", "invoice", "service"]),
  telegramBot: new Set(["album"]),
  telegramAccount: new Set(["album"]),
};

/** What `parse` promises: recorded updates are read, and nothing that came is ever lost or breaks the webhook. */
export function describeParsing(adapter: Channel): void {
  const parse = (update: unknown) => adapter.parse(update);
  const fixtures = readFixtures(adapter.kind);
  const reasonsToKeep = () =>
    fixtures.map(({ update }) => parse(update)).flatMap((read) => (read.kind === "unparsed" ? [read.reason] : []));

  describe("an update", () => {
    test.each(fixtures)("$name is read as recorded", ({ update, expected }) => {
      expect(JSON.parse(JSON.stringify(parse(update)))).toMatchObject(expected);
    });

    test("has been recorded for every kind of content", () => {
      const messages = fixtures
        .map(({ update }) => parse(update))
        .flatMap((read) => (read.kind === "parsed" ? read.messages : []));
      const kinds = MessageContent.options.map(({ shape }) => shape.kind.value);
      const absent = ABSENT[adapter.kind];
      const expected = kinds.filter((kind) => !absent.has(kind));
      expect(new Set(messages.map(({ content }) => content.kind))).toEqual(new Set(expected));
    });

    test("of an unknown kind is kept, with the reason", () => {
      expect(reasonsToKeep()).not.toEqual([]);
      for (const reason of reasonsToKeep()) expect(reason).toMatch(/\w/);
    });

    test("has the same id however often it is delivered", () => {
      for (const { update, expected } of fixtures) {
        expect(parse(update).externalId).toBe(expected.externalId);
        expect(parse(structuredClone(update))).toEqual(parse(update));
      }
    });

    test.each(GARBAGE)("that is garbage ($garbage) is kept under an id that its content decides", ({ garbage }) => {
      const kept = parse(garbage);
      expect(kept.kind).toBe("unparsed");
      expect(parse(structuredClone(garbage)).externalId).toBe(kept.externalId);
      expect(parse({ another: garbage }).externalId).not.toBe(kept.externalId);
    });

    test("never makes the adapter throw, or lose its id, whatever it holds", () => {
      const spoiled = tuple(constantFrom(...fixtures), nat(), jsonValue()).map(([{ update }, place, value]) =>
        replaceAt(update, place, value),
      );
      const anything = property(oneof(jsonValue(), spoiled), (update) => {
        expect(parse(update).externalId).not.toBe("");
      });
      assert(anything, { numRuns: 1_000 });
    });
  });
}

/** A copy of the update in which one of its values, chosen by number, is another. */
function replaceAt(update: unknown, place: number, value: unknown): unknown {
  const size = JSON.stringify(update).split(/[:,]/).length;
  let left = place % size;
  return JSON.parse(JSON.stringify(update), (_, part: unknown) => (left-- === 0 ? value : part));
}
