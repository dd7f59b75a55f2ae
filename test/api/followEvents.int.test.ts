import { setTimeout as delay } from "node:timers/promises";
import { array, assert, asyncProperty, boolean, nat, record } from "fast-check";
import { pino } from "pino";
import { afterAll, beforeAll, expect, test } from "vitest";
import { followEvents } from "../../api/realtime/followEvents.ts";
import { isAfter } from "../../api/realtime/eventPosition.ts";
import type { LoggedEvent } from "../../api/realtime/readEvents.ts";
import { recordEvents } from "../../commands/recordEvents.ts";
import { newId } from "../../entities/newId.ts";
import { createTestDatabase } from "../support/testDatabase.ts";
import type { TestDatabase } from "../support/testDatabase.ts";
import { until } from "../support/until.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.close());

/** Waits of a transaction in milliseconds: before it begins, between its events, before it ends; and whether it commits. */
const transaction = record({
  beginAfter: nat({ max: 30 }),
  pauses: array(nat({ max: 20 }), { minLength: 1, maxLength: 4 }),
  commits: boolean(),
});

test("whatever transactions overlap, a reader skips no event, repeats none and never goes back", async () => {
  const { db } = database;
  await assert(
    asyncProperty(array(transaction, { minLength: 2, maxLength: 8 }), async (transactions) => {
      const tenantId = newId("ten");
      const seen: LoggedEvent[] = [];
      let started = false;
      const follower = followEvents(db, {
        onStart: () => void (started = true),
        onEvents: (events) => void seen.push(...events),
        log: pino({ level: "silent" }),
      });
      await until(() => started);

      const committed: string[] = [];
      const run = async ({ beginAfter, pauses, commits }: (typeof transactions)[number]) => {
        await delay(beginAfter);
        const written: string[] = [];
        const change = db.transaction(async (manager) => {
          for (const pause of pauses) {
            const messageId = newId("msg");
            await recordEvents(manager, tenantId, [{ kind: "message.changed", messageId }]);
            written.push(messageId);
            follower.wake();
            await delay(pause);
          }
          if (!commits) throw new Error("rolled back");
        });
        await change.then(
          () => committed.push(...written),
          () => undefined,
        );
        follower.wake();
      };
      await Promise.all(transactions.map(run));
      await until(() => seen.length >= committed.length);
      await follower.stop();

      expect(seen).toHaveLength(committed.length);
      expect(new Set(seen.map(({ event }) => event.messageId))).toEqual(new Set(committed));
      expect(
        seen.every((event, index) => index === 0 || isAfter(event.position, (seen[index - 1] ?? event).position)),
      ).toBe(true);
    }),
    { numRuns: 25 },
  );
});
