import type { DataSource, EntityManager } from "typeorm";
import { Entities } from "../../contracts/extraction.ts";
import { FactValue } from "../../contracts/facts.ts";
import type { Facts } from "../../contracts/facts.ts";
import type { AppealId, ContactId, ConversationId, TenantId } from "../../contracts/ids.ts";
import type { TenantSettings } from "../../contracts/tenantSettings.ts";
import type { World } from "../../touches/world.ts";
import { hotStatement } from "../hotStatement.ts";
import { settingsOf } from "../settingsOf.ts";

const DAY_MS = 86_400_000;

/** A contact, and the conversation that is spoken of; null: their latest. */
export interface Subject {
  readonly contactId: ContactId;
  readonly conversationId: ConversationId | null;
}

/** What the rules may know around a run, and what its steps need besides. */
export interface RunWorld extends World {
  readonly conversationId: ConversationId | null;
  /** The latest of that conversation. */
  readonly appealId: AppealId | null;
  readonly language: TenantSettings["language"];
  readonly shop: TenantSettings["shop"];
  /** Of whoever is responsible for the contact, else of whoever has the conversation. */
  readonly operatorName: string | null;
}

/**
 * What is known around contacts of a tenant at one moment, in one statement however many they are. Who is not there any
 * more is missing. `nowMs` is the clock by which caps are counted.
 */
export async function readWorlds(
  db: DataSource | EntityManager,
  tenantId: TenantId,
  subjects: readonly Subject[],
  nowMs: number,
): Promise<ReadonlyMap<ContactId, RunWorld>> {
  if (subjects.length === 0) return new Map();
  const { timeZone, businessHours, touches, language, shop } = await settingsOf(db, tenantId);
  const capDays = Math.max(0, ...touches.caps.map(({ days }) => days));
  const rows = await selectKnown(db, [
    tenantId,
    subjects.map(({ contactId }) => contactId),
    subjects.map(({ conversationId }) => conversationId),
    new Date(nowMs - capDays * DAY_MS),
  ]);
  return new Map(
    rows.map((row) => [
      row.id,
      {
        nowMs,
        facts: factsOf(row),
        contactZone: row.timeZone ?? timeZone,
        tenantZone: timeZone,
        businessHours,
        quietHours: touches.quietHours,
        caps: touches.caps,
        touchedAtMs: row.touchedAtMs ?? [],
        isSuppressed: row.isSuppressed,
        conversationId: row.conversationId,
        appealId: row.appealId,
        language,
        shop,
        operatorName: row.operatorName,
      },
    ]),
  );
}

interface Row {
  readonly id: ContactId;
  readonly name: string;
  readonly phone: string | null;
  readonly email: string | null;
  readonly companyId: string | null;
  readonly responsibleId: string | null;
  readonly createdAtMs: number;
  readonly fields: Readonly<Record<string, unknown>>;
  readonly timeZone: string | null;
  readonly operatorName: string | null;
  readonly isSuppressed: boolean;
  readonly touchedAtMs: readonly number[] | null;
  readonly conversationId: ConversationId | null;
  readonly conversation: Readonly<Record<string, FactValue>> | null;
  readonly attributes: Readonly<Record<string, unknown>> | null;
  readonly appealId: AppealId | null;
  readonly deal: Readonly<Record<string, FactValue>> | null;
  readonly entities: unknown;
}

const ms = (column: string) => `round(extract(epoch FROM ${column}) * 1000)::float8`;

/** The newest conversation is the one in which something happened last; the appeal is its latest. */
const selectKnown = hotStatement<Row>(
  "read-worlds",
  `
  SELECT p.id, p.name, p."companyId", p."responsibleId", ${ms(`p."createdAt"`)} AS "createdAtMs", p.fields, p."timeZone",
    coalesce(p.phone, (SELECT coalesce(n.e164, n.phone) FROM phone_numbers n WHERE n."contactId" = p.id ORDER BY n.position LIMIT 1)) AS phone,
    (SELECT e.email FROM email_addresses e WHERE e."contactId" = p.id ORDER BY e.position LIMIT 1) AS email,
    (SELECT o.name FROM operators o WHERE o.id = coalesce(p."responsibleId", c."assigneeId")) AS "operatorName",
    EXISTS (SELECT 1 FROM touch_suppressions s WHERE s."contactId" = p.id) AS "isSuppressed",
    (SELECT jsonb_agg(${ms("t.at")} ORDER BY t.at) FROM contact_touches t JOIN messages m ON m.id = t."messageId"
       WHERE t."contactId" = p.id AND t.at > $4 AND m.status NOT IN ('failed', 'cancelled')) AS "touchedAtMs",
    c.id AS "conversationId", c.attributes, a.extraction->'entities' AS entities, a.id AS "appealId",
    CASE WHEN a.id IS NOT NULL THEN jsonb_build_object('pipelineId', a."pipelineId", 'stageId', a."stageId",
      'stageSince', ${ms(`a."stageSince"`)}, 'amount', a.amount) END AS deal,
    CASE WHEN c.id IS NOT NULL THEN jsonb_build_object('status', c.status, 'mode', c.mode, 'priority', c.priority, 'channelKind', c."channelKind",
      'channelAccountId', c."channelAccountId", 'assigneeId', c."assigneeId", 'teamId', c."teamId",
      'labels', coalesce((SELECT jsonb_agg(l."labelId" ORDER BY l."labelId") FROM conversation_labels l WHERE l."conversationId" = c.id), '[]'),
      'waitingSince', ${ms(`c."waitingSince"`)}, 'lastInboundAt', ${ms(`c."lastInboundAt"`)}) END AS conversation
  FROM unnest($2::text[], $3::text[]) AS k("contactId", "conversationId")
  JOIN contacts p ON p.id = k."contactId" AND p."tenantId" = $1
  LEFT JOIN LATERAL (
    SELECT c.*, h.kind AS "channelKind" FROM conversations c JOIN channel_accounts h ON h.id = c."channelAccountId"
    WHERE c."tenantId" = $1 AND c."contactId" = p.id AND (k."conversationId" IS NULL OR c.id = k."conversationId")
    ORDER BY c."lastActivityAt" DESC LIMIT 1) c ON true
  LEFT JOIN LATERAL (SELECT a.* FROM appeals a WHERE a."conversationId" = c.id ORDER BY a."createdAt" DESC LIMIT 1) a ON true`,
);

function factsOf(row: Row): Facts {
  return {
    "contact.name": row.name,
    "contact.phone": row.phone,
    "contact.email": row.email,
    "contact.companyId": row.companyId,
    "contact.responsibleId": row.responsibleId,
    "contact.createdAt": row.createdAtMs,
    ...named("contact.field", row.fields),
    ...named("conversation", row.conversation ?? {}),
    ...named("conversation.field", row.attributes ?? {}),
    ...named("appeal", row.deal ?? {}),
    ...appealFacts(row),
  };
}

function appealFacts({ entities }: Row): Facts {
  if (entities === null) return {};
  const { appealType, devices, orderNumber, urgency, askedPrice } = Entities.parse(entities);
  const [device] = devices;
  return {
    "appeal.type": appealType,
    "appeal.device": device?.model == null ? null : [device.brand, device.model].filter(Boolean).join(" "),
    "appeal.deviceType": device?.deviceType ?? null,
    "appeal.brand": device?.brand ?? null,
    "appeal.repairs": [...new Set(devices.flatMap(({ repairs }) => repairs))],
    "appeal.order": orderNumber,
    "appeal.askedPrice": askedPrice,
    "appeal.urgency": urgency,
  };
}

/** What is no fact (a tenant's own JSON may be anything) is not known. */
function named(prefix: string, values: Readonly<Record<string, unknown>>): Facts {
  return Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) => {
      const fact = FactValue.safeParse(value);
      return fact.success ? [[`${prefix}.${name}`, fact.data]] : [];
    }),
  );
}
