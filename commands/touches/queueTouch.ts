import type { EntityManager } from "typeorm";
import { longestText } from "../../contracts/channel.ts";
import type { ConversationRef } from "../../contracts/actors.ts";
import type { ConversationId, MessageId } from "../../contracts/ids.ts";
import { fillTemplate, missingIn } from "../../contracts/template.ts";
import type { Route, SequenceDefinition, StepOf } from "../../contracts/sequence.ts";
import { SOONER_MAX_MS } from "../../contracts/touchPace.ts";
import type { OrderResult } from "../../touches/advance.ts";
import { newId } from "../../entities/newId.ts";
import { hotStatement } from "../hotStatement.ts";
import { insertOutgoing } from "../insertOutgoing.ts";
import { lockConversation, refOf } from "../lockConversation.ts";
import { ringOutbox } from "../ringOutbox.ts";
import { bookPlace } from "./bookPlace.ts";
import type { StepToCarryOut } from "./carryOutStep.ts";
import { textValues } from "./textValues.ts";

/** How a step was carried out, and which conversation's actor has to hear of it after the commit. */
export interface StepDone {
  readonly result: OrderResult;
  readonly ring: ConversationRef | null;
}

/**
 * Puts a touch into the outbox of the conversation that its route leads to. Under that conversation's lock it is asked once
 * more whether the contact still wants to hear of it: a reply beats a log that lags behind. It takes the conversation from
 * nobody, and answers nobody.
 */
export async function queueTouch(
  manager: EntityManager,
  { run, key, world, definition, vars }: StepToCarryOut,
  step: StepOf<"send">,
  route: Route | null,
): Promise<StepDone> {
  const way = await findWay(manager, run, route ?? { kind: "lastUsed" });
  if (way === null) return unsent({ kind: "failed", why: "send.noWay", facts: { route } });
  const conversation = await lockConversation(manager, way, run.tenantId);
  const refusal = await refusalOf(manager, way, { run, definition });
  if (refusal !== null) return unsent({ kind: "skipped", why: refusal });
  if (conversation.channelStatus !== "active")
    return unsent({ kind: "accountOff", channelAccountId: conversation.channelAccountId });
  const { channelKind } = conversation;
  const template = step.texts[channelKind] ?? step.text;
  const values = textValues(world, vars);
  const missing = missingIn(template, values);
  if (missing.length > 0) return unsent({ kind: "failed", why: "send.variableMissing", facts: { variables: missing } });
  const text = fillTemplate(template, values);
  const limit = longestText[channelKind];
  if (text.length > limit)
    return unsent({ kind: "failed", why: "send.tooLong", facts: { length: text.length, limit } });
  const account = { id: conversation.channelAccountId, kind: channelKind };
  const { nowMs } = world;
  // Whose turn is taken late is not made to wait for what is over meanwhile.
  const bookedAtMs = Math.max(nowMs, Date.now());
  const leavesAtMs = await bookPlace(manager, { runId: run.id, account, slotAt: run.slotAt, nowMs: bookedAtMs });
  if (leavesAtMs > bookedAtMs + SOONER_MAX_MS)
    return unsent({ kind: "notBefore", atMs: leavesAtMs, why: "send.paced" });

  const id = newId("msg");
  await insertOutgoing(manager, conversation, {
    id,
    text,
    author: "touch",
    operatorId: null,
    touchRunId: run.id,
    clientKey: `touch/${key}`,
    generation: null,
    status: "queued",
  });
  await countTouch(manager, { id, run, nowMs });
  const ring = (await ringOutbox(manager, conversation)) ? refOf(conversation) : null;
  return { result: { kind: "queued", messageId: id, facts: { channelKind, text, conversationId: way } }, ring };
}

const unsent = (result: OrderResult): StepDone => ({ result, ring: null });

const selectWay = hotStatement<{ readonly id: ConversationId }>(
  "touch-way",
  `SELECT c.id FROM conversations c JOIN channel_accounts a ON a.id = c."channelAccountId"
     WHERE c."tenantId" = $1 AND c."contactId" = $2 AND ($3::text IS NULL OR a.id = $3) AND ($4::text IS NULL OR a.kind = $4)
     ORDER BY c."lastInboundAt" DESC NULLS LAST, c."lastActivityAt" DESC LIMIT 1`,
);

/** The conversation that a route leads to, the one where they wrote last among several; null: they are not known there. */
async function findWay(
  manager: EntityManager,
  { tenantId, contactId }: StepToCarryOut["run"],
  route: Route,
): Promise<ConversationId | null> {
  const [way] = await selectWay(manager, [
    tenantId,
    contactId,
    route.kind === "account" ? route.id : null,
    route.kind === "messenger" ? route.channelKind : null,
  ]);
  return way?.id ?? null;
}

const selectRefusal = hotStatement<{ isSuppressed: boolean; isBlocked: boolean; hasReplied: boolean }>(
  "touch-refusal",
  `SELECT EXISTS (SELECT 1 FROM touch_suppressions WHERE "contactId" = c."contactId") AS "isSuppressed", c."isBlocked",
       $3 AND EXISTS (
         SELECT 1 FROM conversations o JOIN messages m ON m."conversationId" = o.id AND m.direction = 'in'
         WHERE o."tenantId" = c."tenantId" AND o."contactId" = c."contactId" AND o."lastInboundAt" > $4 AND m."recordedAt" > $4
           AND NOT EXISTS (SELECT 1 FROM touch_run_events e WHERE e."runId" = $2 AND e."messageId" = m.id AND e."isHeard")
       ) AS "hasReplied"
     FROM conversations c WHERE c.id = $1`,
);

/** Why the contact is not to be touched after all, though the rules did not know it yet; null: they are. */
async function refusalOf(
  manager: EntityManager,
  conversationId: ConversationId,
  { run, definition }: { readonly run: StepToCarryOut["run"]; readonly definition: SequenceDefinition },
): Promise<string | null> {
  const stopsAtReply = definition.goals.some(({ event }) => event === "message.received");
  const [found] = await selectRefusal(manager, [conversationId, run.id, stopsAtReply, run.hearsSince]);
  if (found === undefined) throw new Error(`Conversation ${conversationId} does not exist.`);
  if (found.isSuppressed) return "send.suppressed";
  if (found.isBlocked) return "send.blocked";
  return found.hasReplied ? "send.replied" : null;
}

interface Touch {
  readonly id: MessageId;
  readonly run: StepToCarryOut["run"];
  readonly nowMs: number;
}

async function countTouch(manager: EntityManager, { id, run, nowMs }: Touch): Promise<void> {
  await manager.query(
    `INSERT INTO contact_touches ("messageId", "tenantId", "contactId", "runId", at) VALUES ($1, $2, $3, $4, $5)`,
    [id, run.tenantId, run.contactId, run.id, new Date(nowMs)],
  );
}
