import { keepLooking } from "../../api/looking.ts";
import { startTouchBells } from "../../api/touches/touchBells.ts";
import { beginRuns } from "../../commands/touches/beginRuns.ts";
import type { Begun } from "../../commands/touches/beginRuns.ts";
import { consumeTouchEvents } from "../../commands/touches/consumeTouchEvents.ts";
import { createLog } from "../../config/log.ts";
import type { SequenceDraft, SequenceKind } from "../../contracts/sequence.ts";
import type { SequenceRecord } from "../../entities/sequenceRecord.ts";
import { TouchRunLineRecord } from "../../entities/touchRunLineRecord.ts";
import { TouchRunRecord } from "../../entities/touchRunRecord.ts";
import { tellTouch } from "../../temporal/touchActor.ts";
import { createActorRig } from "./actorRig.ts";
import type { RigOptions } from "./actorRig.ts";
import { buildSequence } from "./buildSequence.ts";
import { until } from "./until.ts";

export type TouchRig = Awaited<ReturnType<typeof createTouchRig>>;

/** An actor rig whose log of events is heard by touch sequences, as the API process does it. People answer, and nothing is quiet or capped unless said. */
export async function createTouchRig({ settings, ...options }: RigOptions = {}) {
  const rig = await createActorRig({
    settings: { startMode: "operator", touches: { quietHours: null, caps: [], runsPerHour: 10_000 }, ...settings },
    ...options,
  });
  const { db, client, tenant } = rig;
  const bells = startTouchBells(db, (run) => tellTouch(client, run), createLog("silent", "test"));
  const consuming = keepLooking(async () => {
    const isMore = await consumeTouchEvents(db);
    bells.wake();
    return isMore ? 0 : 100;
  });
  let begun = 0;

  return {
    ...rig,
    sequence: (draft: Partial<SequenceDraft>, kind?: SequenceKind): Promise<SequenceRecord> =>
      buildSequence(db, tenant.id, draft, kind),

    /** Somebody who has written to the bot once. */
    async contact(chatId: number) {
      await rig.receive(rig.bot.person({ id: chatId, firstName: "Жанна" }).compose("здравствуйте"));
      return rig.conversationOf(chatId);
    },
    say: (chatId: number, text: string) =>
      rig.receive(rig.bot.person({ id: chatId, firstName: "Жанна" }).compose(text)),

    /** Has the people of these chats begin it by hand. */
    async begin(sequence: SequenceRecord, chatIds: readonly number[], nowMs = Date.now()): Promise<Begun> {
      const conversations = await Promise.all(chatIds.map((chatId) => rig.conversationOf(chatId)));
      const beginKey = `hand/${(begun += 1)}`;
      const done = await db.transaction((manager) =>
        beginRuns(manager, {
          tenantId: tenant.id,
          sequenceId: sequence.id,
          version: sequence.publishedVersion ?? 1,
          nowMs,
          candidates: conversations.map(({ contactId, id: conversationId }) => ({
            contactId,
            conversationId,
            beginKey: `${beginKey}/${contactId}`,
            begunBy: "manual",
            vars: {},
            hearsSince: null,
          })),
        }),
      );
      bells.wake();
      return done;
    },
    wakeBells: bells.wake,

    /** The latest run of a sequence by the contact of a chat. */
    async runOf(sequence: SequenceRecord, chatId: number): Promise<TouchRunRecord> {
      const { contactId } = await rig.conversationOf(chatId);
      return db.getRepository(TouchRunRecord).findOneOrFail({
        where: { sequenceId: sequence.id, contactId },
        order: { id: "DESC" },
      });
    },
    async ended(sequence: SequenceRecord, chatId: number): Promise<TouchRunRecord> {
      return until(async () => {
        const run = await this.runOf(sequence, chatId);
        return run.status === "ended" && run;
      });
    },
    linesOf: ({ id }: Pick<TouchRunRecord, "id">): Promise<TouchRunLineRecord[]> =>
      db.getRepository(TouchRunLineRecord).find({ where: { runId: id }, order: { place: "ASC" } }),
    /** What a run's history says, as "step outcome why". */
    async story(run: Pick<TouchRunRecord, "id">): Promise<string[]> {
      return (await this.linesOf(run)).map(({ stepId, outcome, why }) => `${stepId} ${outcome} ${why}`);
    },
    /** What was sent to a chat beyond what the product itself says there. */
    sentTo: (chatId: number): (string | undefined)[] => rig.telegram.sentTo(chatId).map(({ text }) => text),

    async close() {
      await consuming.stop();
      await bells.stop();
      await rig.close();
    },
  };
}
