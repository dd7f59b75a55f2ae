import type { TestWorkflowEnvironment } from "@temporalio/testing";
import { Worker } from "@temporalio/worker";
import type { DataSource, EntityManager } from "typeorm";
import { createTouchActivities } from "../../../activities/touch.ts";
import { createOutbounds } from "../../../channels/outbound.ts";
import { beginRuns } from "../../../commands/touches/beginRuns.ts";
import type { Candidate } from "../../../commands/touches/beginRuns.ts";
import { deliverEvents } from "../../../commands/touches/deliverEvents.ts";
import { readTouchEvents } from "../../../commands/touches/readTouchEvents.ts";
import type { TouchEvent } from "../../../commands/touches/readTouchEvents.ts";
import { readWorlds } from "../../../commands/touches/readWorlds.ts";
import { takeRinging } from "../../../commands/touches/ringRuns.ts";
import type { LiveSequence } from "../../../commands/touches/consumeTouchEvents.ts";
import { lookAtSegments } from "../../../commands/touches/lookAtSegments.ts";
import type { ConversationRef } from "../../../contracts/actors.ts";
import type { Facts } from "../../../contracts/facts.ts";
import type { ContactId, ConversationId, TenantId, TouchRunId } from "../../../contracts/ids.ts";
import type { SequenceDefinition } from "../../../contracts/sequence.ts";
import type { EventRecord } from "../../../entities/eventRecord.ts";
import type { LanguageModel } from "../../../knowledge/languageModel.ts";
import { tellTouch } from "../../../temporal/touchActor.ts";
import { firedBy } from "../../../touches/mayBegin.ts";
import type { Fate } from "../../../touches/simulating/carryOut.ts";
import type { SubjectEvent } from "../../../touches/simulating/subject.ts";
import { findWorkflowCode } from "../../../workers/workflowCode.ts";

const MINUTE_MS = 60_000;
/** Runs hear of everything that is laid before them. */
const EVER = new Date(0);

/** One contact with the sequence that is tried on them, in the database. */
export interface Played {
  readonly tenantId: TenantId;
  readonly sequence: LiveSequence;
  readonly definition: SequenceDefinition;
  readonly contactId: ContactId;
  readonly conversationId: ConversationId | null;
  readonly fateOf: (message: number) => Fate;
}

interface Walk {
  readonly runId: TouchRunId;
  readonly nowMs: number;
}

export interface Happening {
  readonly played: Played;
  readonly happening: SubjectEvent;
}

interface Cast {
  readonly db: DataSource;
  readonly env: TestWorkflowEnvironment;
  readonly model: LanguageModel;
  readonly played: readonly Played[];
}

/**
 * Real actors, real activities and a real database under a clock that runs ahead. In place of the messenger every message is
 * taken or refused at once, as its case says, and in place of the log's consumer, whose clock is the wall's, what happens is
 * laid before runs at its simulated minute.
 */
export class Rehearsal {
  readonly #db: DataSource;
  readonly #env: TestWorkflowEnvironment;
  readonly #model: LanguageModel;
  readonly #played: ReadonlyMap<ContactId, Played>;
  readonly #messages = new Map<ContactId, number>();
  /** Of events that no log has. */
  #seq = 0;

  constructor({ db, env, model, played }: Cast) {
    this.#db = db;
    this.#env = env;
    this.#model = model;
    this.#played = new Map(played.map((one) => [one.contactId, one]));
  }

  /** Plays everything that happens, by time, and then on until the end. */
  async play(happenings: readonly Happening[], untilMs: number): Promise<void> {
    const activities = createTouchActivities({
      db: this.#db,
      outbound: createOutbounds([]).trusted,
      model: this.#model,
      ring: (conversation) => this.#silence(conversation),
      deliver: () => Promise.reject(new Error("There is no messenger here.")),
    });
    const worker = await Worker.create({
      connection: this.#env.nativeConnection,
      ...(await findWorkflowCode()),
      taskQueue: "touches",
      maxCachedWorkflows: 1_000,
      activities: {
        ...activities,
        walkRunHere: this.#atTheMinute(async (run: Walk) => {
          const { standing, said } = await activities.walkRunHere(run);
          for (const conversation of said) await this.#silence(conversation);
          return { standing, said: [] };
        }),
        walkRun: this.#atTheMinute(activities.walkRun),
      },
    });
    await worker.runUntil(async () => {
      for (const { sequence, contactId } of this.#played.values())
        await this.#db.transaction((manager) => lookAtSegments(manager, sequence, [{ contactId }], Date.now()));
      for (const [atMs, together] of Map.groupBy(happenings, ({ happening }) => happening.event.atMs)) {
        await this.#sleepUntil(atMs);
        for (const one of together) await this.#happen(one);
        await this.#tellActors();
      }
      await this.#sleepUntil(untilMs);
    });
  }

  /**
   * What is due at a minute is done at that minute, though the server's clock goes on while somebody is at work; and what a
   * walk has brought about is heard one after another, each before what follows from it.
   */
  #atTheMinute<Standing>(walk: (run: Walk) => Promise<Standing>): (run: Walk) => Promise<Standing> {
    return async ({ runId, nowMs }) => {
      const run = { runId, nowMs: Math.floor(nowMs / MINUTE_MS) * MINUTE_MS };
      let standing = await walk(run);
      while (await this.#hearOf(run)) standing = await walk(run);
      await this.#tellActors();
      return standing;
    };
  }

  async #sleepUntil(atMs: number): Promise<void> {
    await this.#env.sleep(Math.max(1, atMs - (await this.#env.currentTimeMs())));
  }

  async #happen({ played, happening: { event, changes } }: Happening): Promise<void> {
    const { tenantId, contactId, conversationId } = played;
    const { kind, facts, atMs } = event;
    await this.#db.transaction(async (manager) => {
      await this.#change(played, changes);
      if (kind === "contact.unsubscribed")
        await manager.query(
          `INSERT INTO touch_suppressions ("contactId", "tenantId", why) VALUES ($1, $2, 'unsubscribed') ON CONFLICT DO NOTHING`,
          [contactId, tenantId],
        );
      const told = { tenantId, kind, contactId, conversationId, messageId: null, touchRunId: null, facts };
      await this.#consume(manager, played, { ...told, ...this.#place(), recordedAt: new Date(atMs) }, atMs);
    });
  }

  /** As the consumer of the log does: runs hear of it, and what it sets off begins. */
  async #consume(manager: EntityManager, { sequence, definition }: Played, event: TouchEvent, atMs: number) {
    const { tenantId, contactId, conversationId, kind, facts, messageId } = event;
    const { id: sequenceId, version } = sequence;
    await deliverEvents(manager, [event]);
    const begin = (candidates: readonly Candidate[]) =>
      beginRuns(manager, { tenantId, sequenceId, version, candidates, nowMs: atMs });
    const world = (await readWorlds(manager, tenantId, [{ contactId, conversationId }], atMs)).get(contactId);
    const fired = firedBy(definition.triggers, { kind, facts, messageId, atMs }, world?.facts ?? {}, atMs);
    const beginKey = `${atMs}`;
    if (fired !== null)
      await begin([{ contactId, conversationId, beginKey, begunBy: kind, vars: facts, hearsSince: EVER }]);
    await begin(await lookAtSegments(manager, sequence, [{ contactId }], atMs));
  }

  async #change({ contactId, conversationId }: Played, changes: Facts): Promise<void> {
    const fields = Object.entries(changes).filter(([name]) => name.startsWith("contact.field."));
    await this.#db.query(`UPDATE contacts SET fields = fields || $2 WHERE id = $1`, [
      contactId,
      JSON.stringify(Object.fromEntries(fields.map(([name, value]) => [name.slice("contact.field.".length), value]))),
    ]);
    const lastInboundAt = changes["conversation.lastInboundAt"];
    if (typeof lastInboundAt === "number")
      await this.#db.query(`UPDATE conversations SET "lastInboundAt" = $2 WHERE id = $1`, [
        conversationId,
        new Date(lastInboundAt),
      ]);
    if (changes["conversation.status"] === "resolved")
      await this.#db.query(`UPDATE conversations SET status = 'resolved' WHERE id = $1`, [conversationId]);
  }

  /** Each message rings anew, and none waits for another's. */
  async #silence({ conversationId }: ConversationRef): Promise<void> {
    await this.#db.query(`UPDATE conversations SET "outboxBell" = 'quiet' WHERE id = $1`, [conversationId]);
    await this.#db.query(`DELETE FROM touch_paces`);
  }

  /** The next thing of what a walk has brought about; a message leaves, or does not. False: there is none. */
  #hearOf({ runId, nowMs }: Walk): Promise<boolean> {
    return this.#db.transaction(async (manager) => {
      const [record]: EventRecord[] = await manager.query(
        `SELECT e.* FROM events e JOIN conversations c ON c.id = e."conversationId" JOIN touch_runs r ON r."contactId" = c."contactId"
         WHERE r.id = $1 AND e.kind IN ('conversation.assigned', 'conversation.closed', 'appeal.stage_changed', 'message.queued')
         ORDER BY e.seq LIMIT 1`,
        [runId],
      );
      if (record === undefined) return false;
      if (record.kind === "message.queued") await this.#settle(manager, record);
      for (const event of await readTouchEvents(manager, [record])) {
        const played = this.#played.get(event.contactId);
        if (played !== undefined) await this.#consume(manager, played, event, nowMs);
      }
      await manager.query(`DELETE FROM events WHERE seq = $1`, [record.seq]);
      return true;
    });
  }

  async #settle(manager: EntityManager, { seq, messageId }: EventRecord): Promise<void> {
    const [whose]: { contactId: ContactId }[] = await manager.query(
      `SELECT c."contactId" FROM messages m JOIN conversations c ON c.id = m."conversationId" WHERE m.id = $1`,
      [messageId],
    );
    if (whose === undefined) throw new Error(`Message ${String(messageId)} does not exist.`);
    const message = this.#messages.get(whose.contactId) ?? 0;
    this.#messages.set(whose.contactId, message + 1);
    const kind = this.#played.get(whose.contactId)?.fateOf(message).kind ?? "message.sent";
    await manager.query(`UPDATE messages SET status = $2 WHERE id = $1`, [messageId, kind.slice("message.".length)]);
    await manager.query(`UPDATE events SET kind = $2 WHERE seq = $1`, [seq, kind]);
  }

  async #tellActors(): Promise<void> {
    const told = await takeRinging(this.#db, 1_000);
    const nowMs = await this.#env.currentTimeMs();
    await Promise.all(told.map((run) => tellTouch(this.#env.client, run, nowMs)));
  }

  #place = (): Pick<TouchEvent, "transaction" | "seq"> => ({ transaction: "1", seq: String((this.#seq += 1)) });
}
