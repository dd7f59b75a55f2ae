import type { DataSource, EntityManager } from "typeorm";
import { FactValue } from "../../contracts/facts.ts";
import type { SequenceId, TenantId } from "../../contracts/ids.ts";
import { TouchEventKind } from "../../contracts/touchEvent.ts";
import type { RunEvent } from "../../contracts/touchRun.ts";
import { firedBy } from "../../touches/mayBegin.ts";
import { consumeEvents } from "../consumeEvents.ts";
import { beginRuns } from "./beginRuns.ts";
import type { Candidate } from "./beginRuns.ts";
import { callBackUnwanted } from "./callBackTouches.ts";
import { definitionOf } from "./definitionOf.ts";
import { deliverEvents } from "./deliverEvents.ts";
import { lookAtSegments } from "./lookAtSegments.ts";
import { pauseByItself } from "./pauseByItself.ts";
import { readTouchEvents } from "./readTouchEvents.ts";
import type { TouchEvent } from "./readTouchEvents.ts";
import { readWorlds } from "./readWorlds.ts";
import { isUnsubscribing, unsubscribe } from "./suppressContact.ts";

/** One that may begin runs, or has runs that listen. */
export interface LiveSequence {
  readonly id: SequenceId;
  readonly tenantId: TenantId;
  readonly version: number;
  readonly isActive: boolean;
  /** Who fits its segments is known for this version. */
  readonly isPassed: boolean;
}

/**
 * Has runs hear what has happened to their contacts, and begins those that it sets off, in the transaction that moves the
 * cursor. For tenants who use no sequences nothing is read but that. True when there may be more.
 */
export async function consumeTouchEvents(db: DataSource): Promise<boolean> {
  const overCeiling: SequenceId[] = [];
  const isMore = await consumeEvents(db, {
    name: "touches",
    kinds: TouchEventKind.options,
    async consume(manager, records) {
      const sequences = await readLive(manager, [...new Set(records.map(({ tenantId }) => tenantId))]);
      const tenants = new Set(sequences.map(({ tenantId }) => tenantId));
      const events = await readTouchEvents(
        manager,
        records.filter(({ tenantId }) => tenants.has(tenantId)),
      );
      if (events.length === 0) return false;
      await unsubscribeWhoSaysSo(manager, events);
      await deliverEvents(manager, events);
      let hasBegun = false;
      for (const sequence of sequences) {
        if (!sequence.isActive) continue;
        const ofTenant = events.filter(({ tenantId }) => tenantId === sequence.tenantId);
        const begun = await beginBy(manager, sequence, ofTenant);
        hasBegun ||= begun.hasBegun;
        if (begun.isOverCeiling) overCeiling.push(sequence.id);
      }
      // Those that have just begun hear what came after.
      if (hasBegun) await deliverEvents(manager, events);
      const unsubscribed = events.filter(({ kind }) => kind === "contact.unsubscribed");
      await callBackUnwanted(manager, [...new Set(unsubscribed.map(({ contactId }) => contactId))]);
      return true;
    },
  });
  for (const id of overCeiling) await pauseByItself(db, id, "ceiling.reached");
  return isMore;
}

const readLive = (manager: EntityManager, tenantIds: readonly TenantId[]): Promise<readonly LiveSequence[]> =>
  manager.query(
    `SELECT id, "tenantId", "publishedVersion" AS version, status = 'active' AS "isActive",
       "passedVersion" IS NOT DISTINCT FROM "publishedVersion" AS "isPassed"
     FROM sequences WHERE "tenantId" = ANY($1::text[]) AND status IN ('active', 'paused') AND "publishedVersion" IS NOT NULL ORDER BY id`,
    [tenantIds],
  );

async function unsubscribeWhoSaysSo(manager: EntityManager, events: readonly TouchEvent[]): Promise<void> {
  for (const event of events) {
    const text = event.facts["event.text"];
    if (event.kind === "message.received" && typeof text === "string" && isUnsubscribing(text))
      await unsubscribe(manager, event);
  }
}

async function beginBy(
  manager: EntityManager,
  sequence: LiveSequence,
  events: readonly TouchEvent[],
): Promise<{ readonly hasBegun: boolean; readonly isOverCeiling: boolean }> {
  const { tenantId, id: sequenceId, version } = sequence;
  const { triggers } = await definitionOf(manager, sequenceId, version);
  const nowMs = Date.now();
  let hasBegun = false;
  let isOverCeiling = false;
  const begin = async (candidates: readonly Candidate[]) => {
    const begun = await beginRuns(manager, { tenantId, sequenceId, version, candidates, nowMs });
    hasBegun ||= begun.runs.length > 0;
    isOverCeiling ||= begun.isOverCeiling;
  };
  const heard = new Set(triggers.flatMap((trigger) => (trigger.kind === "event" ? [trigger.event] : [])));
  const firing = events.filter(({ kind }) => heard.has(kind));
  const worlds = await readWorlds(manager, tenantId, firing, nowMs);
  const candidates = firing.flatMap((event): Candidate[] => {
    const facts = worlds.get(event.contactId)?.facts;
    const fired = facts === undefined ? null : firedBy(triggers, runEventOf(event), facts, nowMs);
    return fired === null ? [] : [candidateOf(event)];
  });
  // One event after another, where a contact has several: whether the next begins depends on the one before.
  for (const round of rounds(candidates)) await begin(round);
  if (sequence.isPassed && triggers.some(({ kind }) => kind === "segment"))
    await begin(await lookAtSegments(manager, sequence, events, nowMs));
  return { hasBegun, isOverCeiling };
}

const runEventOf = ({ kind, facts, messageId, recordedAt }: TouchEvent): RunEvent => ({
  kind,
  facts,
  messageId,
  atMs: recordedAt.getTime(),
});

const candidateOf = (event: TouchEvent): Candidate => ({
  contactId: event.contactId,
  conversationId: event.conversationId,
  beginKey: `event/${event.transaction}.${event.seq}`,
  begunBy: `event ${event.kind}`,
  vars: Object.fromEntries(
    Object.entries(event.facts).flatMap(([name, value]) => {
      const fact = FactValue.safeParse(value);
      return fact.success ? [[name, fact.data]] : [];
    }),
  ),
  hearsSince: event.recordedAt,
});

function rounds(candidates: readonly Candidate[]): readonly (readonly Candidate[])[] {
  const byContact = Map.groupBy(candidates, ({ contactId }) => contactId);
  const most = Math.max(0, ...[...byContact.values()].map(({ length }) => length));
  return Array.from({ length: most }, (_, round) => [...byContact.values()].flatMap((own) => own[round] ?? []));
}
