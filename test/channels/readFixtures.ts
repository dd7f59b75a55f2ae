import { globSync, readFileSync } from "node:fs";
import { basename } from "node:path";
import { z } from "zod";
import type { ChannelKind } from "../../contracts/channel.ts";

/** A provider's update as it comes, and what our parser must make of it (times as ISO text). */
const Fixture = z.object({
  update: z.unknown(),
  expected: z.looseObject({ kind: z.string(), externalId: z.string() }),
});
export type Fixture = z.infer<typeof Fixture> & { readonly name: string };

/** The updates kept for one kind of channel, in test/channels/fixtures/<kind>/. */
export function readFixtures(kind: ChannelKind): readonly [Fixture, ...Fixture[]] {
  const files = globSync(`test/channels/fixtures/${kind}/*.json`).toSorted();
  const [first, ...rest] = files.map((file) => {
    const { update, expected } = Fixture.parse(JSON.parse(readFileSync(file, "utf8")));
    return { name: basename(file, ".json"), update, expected };
  });
  if (first === undefined) throw new Error(`There are no fixtures for ${kind}.`);
  return [first, ...rest];
}
