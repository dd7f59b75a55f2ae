import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { installTemporalRuntime } from "../../temporal/connect.ts";
import { readHistory, replay } from "../support/histories.ts";

const folder = new URL("../histories/", import.meta.url);
const recorded = readdirSync(folder).filter((name) => name.endsWith(".history"));
const read = (name: string) => readHistory(readFileSync(new URL(name, folder)));

installTemporalRuntime({ log() {} });

/** The first replay bundles the workflows, which takes seconds on a busy machine. */
const BUNDLING_MAX_MS = 60_000;

// A change of the order of commands would break the actors that run right now: make it behind `patched`, and record anew.
test.each(recorded)(
  "an actor recorded as %s would decide the same with today's code",
  async (name) => {
    await expect(replay(read(name))).resolves.toBeUndefined();
  },
  BUNDLING_MAX_MS,
);

test("the replay notices when a recorded actor had done something else", async () => {
  const history = read("answered.history");
  const scheduled = history.events?.find(
    ({ activityTaskScheduledEventAttributes }) => activityTaskScheduledEventAttributes,
  );
  const attributes = scheduled?.activityTaskScheduledEventAttributes;
  if (!attributes) throw new Error("the history holds no activity");
  attributes.activityType = { name: "somethingElse" };
  await expect(replay(history)).rejects.toThrow(/Nondeterminism/i);
});
