import type { DataSource, EntityManager } from "typeorm";
import { BusinessHours, isOpenAt, nextOpening } from "../contracts/businessHours.ts";
import type { ConversationId } from "../contracts/ids.ts";
import { Sla, SlaPolicy } from "../contracts/sla.ts";
import { TenantSettings } from "../contracts/tenantSettings.ts";
import { newId } from "../entities/newId.ts";
import { deadlineInMs } from "./keepDeadlines.ts";
import { hotStatement } from "./hotStatement.ts";
import { insertOutgoing } from "./insertOutgoing.ts";
import { lockConversation } from "./lockConversation.ts";
import type { LockedConversation } from "./lockConversation.ts";
import { availabilityOf } from "./queueLine.ts";
import { recordDecision } from "./recordDecision.ts";
import { alarmsOf, slaAfter } from "./slaAfter.ts";
import { transact } from "./transact.ts";

/** Who answers, in which state, for whom who waits since when (of a conversation by its alias), as an SQL expression. */
const situationOf = (c: string): string =>
  `concat_ws('/', ${c}.mode, ${c}.status, extract(epoch FROM ${c}."waitingSince")::text)`;

/** That what is promised in a conversation has to be worked out anew. One that the bot answers promises nothing. */
export const promisesAreStale = (c: string): string =>
  `CASE ${c}.mode WHEN 'bot' THEN ${c}."keptFor" IS NOT NULL ELSE ${c}."keptFor" IS DISTINCT FROM ${situationOf(c)} END`;

/** What is said out of hours where neither the team nor the company has words of its own, in the company's language. */
export type OffHoursWords = Readonly<Record<TenantSettings["language"], string>>;

interface Kept {
  /** Something for the contact has been put into the outbox. */
  readonly toldOffHours: boolean;
  readonly deadlineInMs: number | null;
}

/**
 * Looks at a conversation whose situation has changed: by when somebody has to answer it, and whether the contact should
 * know that nobody will before the next opening. Twice changes nothing.
 */
export async function keepPromises(
  db: DataSource,
  conversationId: ConversationId,
  words: OffHoursWords,
): Promise<Kept> {
  return transact(db, async (manager) => {
    const conversation = await lockConversation(manager, conversationId);
    const kept = await readKept(manager, conversationId);
    const now = new Date();
    const { hours, settings } = kept;
    const { timeZone: zone } = settings;
    const situation = { mode: conversation.mode, status: conversation.status, waitingSince: kept.waitingSince };
    const sla = slaAfter(kept.sla, { ...situation, policy: kept.policy, hours, zone, now });
    const isUnheard =
      conversation.mode === "operator" &&
      conversation.status === "open" &&
      kept.waitingSince !== null &&
      !kept.isAttended;
    const isTold = kept.offHoursUntil !== null && kept.offHoursUntil > now;
    const tells = isUnheard && !isTold && !isOpenAt(hours, now, zone);
    const opensAt = tells ? nextOpening(hours, now, zone) : null;
    const [deadline] = await writeKept(manager, [
      conversationId,
      sla === null ? null : JSON.stringify(sla),
      timeOf(sla?.replyDueAtMs),
      timeOf(sla?.resolveDueAtMs),
      timeOf(sla === null ? null : alarmsOf(sla)[0]?.atMs),
      tells,
      opensAt,
    ]);
    if (tells) await tellOffHours(manager, conversation, kept.offHoursText ?? words[settings.language], opensAt);
    return { toldOffHours: tells, deadlineInMs: deadline?.deadlineInMs ?? null };
  });
}

const writeKept = hotStatement<Pick<Kept, "deadlineInMs">>(
  "write-kept",
  `UPDATE conversations c SET "keptFor" = CASE mode WHEN 'operator' THEN ${situationOf("c")} END, sla = $2, "replyDueAt" = $3,
         "resolveDueAt" = $4, "slaAlarmAt" = $5,
         "offHoursUntil" = CASE WHEN $6 THEN coalesce($7::timestamptz, 'infinity') ELSE "offHoursUntil" END
       WHERE id = $1 RETURNING ${deadlineInMs("c")} AS "deadlineInMs"`,
);

async function tellOffHours(
  manager: EntityManager,
  conversation: LockedConversation,
  text: string,
  opensAt: Date | null,
): Promise<void> {
  const id = newId("msg");
  const { lastSeq: afterSeq, generation } = conversation;
  const clientKey = `off-hours-${afterSeq}`;
  const message = {
    id,
    text,
    author: "bot",
    operatorId: null,
    clientKey,
    generation,
    status: "queued",
    holdMs: 0,
  } as const;
  await insertOutgoing(manager, conversation, message);
  await recordDecision(manager, conversation, {
    kind: "toldOffHours",
    reason: "hours.closed",
    by: "rules",
    afterSeq,
    generation,
    inputs: { opensAt: opensAt?.toISOString() ?? null },
    messageId: id,
  });
}

interface KeptRow {
  readonly waitingSince: Date | null;
  readonly offHoursUntil: Date | number | null;
  readonly sla: unknown;
  readonly isAttended: boolean;
  readonly teamHours: unknown;
  readonly teamPolicy: unknown;
  readonly teamText: string | null;
  readonly settings: unknown;
}

const selectKept = hotStatement<KeptRow>(
  "read-kept",
  `SELECT c."waitingSince", c."offHoursUntil", c.sla, n.settings,
       coalesce((SELECT ${availabilityOf("o")} IN ('free', 'full') FROM operators o WHERE o.id = c."assigneeId"), false) AS "isAttended",
       t."businessHours" AS "teamHours", t.sla AS "teamPolicy", t."offHoursText" AS "teamText"
     FROM conversations c JOIN tenants n ON n.id = c."tenantId" LEFT JOIN teams t ON t.id = c."teamId" WHERE c.id = $1`,
);

async function readKept(manager: EntityManager, id: ConversationId) {
  const [row] = await selectKept(manager, [id]);
  if (row === undefined) throw new Error(`Conversation ${id} is locked and not there.`);
  const settings = TenantSettings.parse(row.settings);
  return {
    waitingSince: row.waitingSince,
    offHoursUntil: row.offHoursUntil,
    isAttended: row.isAttended,
    settings,
    sla: row.sla === null ? null : Sla.parse(row.sla),
    hours: row.teamHours === null ? settings.businessHours : BusinessHours.parse(row.teamHours),
    policy: row.teamPolicy === null ? settings.sla : SlaPolicy.parse(row.teamPolicy),
    offHoursText: row.teamText ?? settings.offHoursText,
  };
}

const timeOf = (ms: number | null | undefined): Date | null => (ms === null || ms === undefined ? null : new Date(ms));
