import type { ChannelKind } from "../../contracts/channel.ts";
import type { FactCondition, FactGroup, FactQuery } from "../../contracts/factQuery.ts";
import type { FactValue, Facts } from "../../contracts/facts.ts";
import type { ChannelAccountId, ContactId, StageId } from "../../contracts/ids.ts";
import type { SequenceDefinition, Step } from "../../contracts/sequence.ts";
import { variablesIn } from "../../contracts/template.ts";
import { seeded } from "./seeded.ts";
import type { Subject, Way } from "./subject.ts";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** Of so many invented contacts live by the tenant's clock; the others by one of these. */
const SHARE_AT_HOME = 0.7;
const ZONES = [
  "Europe/Kaliningrad",
  "Europe/Moscow",
  "Europe/Samara",
  "Asia/Yekaterinburg",
  "Asia/Novosibirsk",
  "Asia/Vladivostok",
  "Asia/Kamchatka",
] as const;

interface Invention {
  readonly definition: SequenceDefinition;
  readonly tenantZone: string;
  readonly contacts: number;
  readonly fromMs: number;
  readonly seed: number;
}

/**
 * Contacts whom the sequence takes, spread over the first day: what has to be so that it begins is so for all of them,
 * whatever else it asks for about half of them, and what its messages speak of is known. The same seed gives the same ones.
 */
export function inventSubjects({ definition, tenantZone, contacts, fromMs, seed }: Invention): readonly Subject[] {
  const random = seeded(seed);
  const ways = waysOf(definition);
  const isMoved = definition.steps.some(({ kind }) => kind === "moveStage");
  const variables = definition.steps.flatMap(templatesOf).flatMap(variablesIn);
  const asked = definition.steps.flatMap((step) =>
    step.kind === "condition" ? [step.where] : step.kind === "branch" ? step.cases.map(({ where }) => where) : [],
  );
  const needed = [
    definition.entry,
    ...definition.triggers.slice(0, 1).flatMap((one) => ("where" in one ? [one.where] : [])),
  ];
  return Array.from({ length: contacts }, (_, place): Subject => {
    const beginsAtMs = fromMs + Math.floor(random() * DAY_MS);
    const facts: Record<string, FactValue | undefined> = { "contact.createdAt": beginsAtMs };
    for (const query of asked) if (random() < 0.5) Object.assign(facts, factsFor(query, beginsAtMs));
    for (const query of needed) Object.assign(facts, factsFor(query, beginsAtMs));
    const id: ContactId = `ctc_${String(place).padStart(8, "0")}`;
    const isHome = random() < SHARE_AT_HOME;
    return {
      id,
      isInvented: true,
      name: `№ ${place + 1}`,
      zone: (isHome ? undefined : ZONES[Math.floor(random() * ZONES.length)]) ?? tenantZone,
      facts: {
        ...Object.fromEntries(variables.map((variable) => [variable, variable])),
        "contact.name": `№ ${place + 1}`,
        "conversation.status": "open",
        "conversation.mode": "operator",
        "conversation.channelKind": ways[0]?.channelKind ?? null,
        ...(isMoved && { "appeal.stageId": ANY_STAGE }),
        ...facts,
      },
      isSuppressed: false,
      touchedAtMs: [],
      ways,
      events: [],
      beginsAtMs,
    };
  });
}

/** What a step cannot be taken without knowing all the variables of. */
function templatesOf(step: Step): readonly string[] {
  if (step.kind === "send") return [step.text, ...Object.values(step.texts)];
  return step.kind === "ai" ? [step.prompt] : step.kind === "webhook" ? [step.body] : [];
}

/** An invented contact can be reached by whatever way the sequence has. */
function waysOf({ steps }: SequenceDefinition): readonly Way[] {
  const routes = steps.flatMap((step) => (step.kind === "send" ? step.routes : []));
  const ways = routes.flatMap((route): Way[] => {
    if (route.kind === "lastUsed") return [];
    return route.kind === "account"
      ? [{ accountId: route.id, channelKind: USUAL_KIND }]
      : [{ accountId: ANY_ACCOUNT, channelKind: route.channelKind }];
  });
  return ways.length > 0 ? ways : [{ accountId: ANY_ACCOUNT, channelKind: USUAL_KIND }];
}

const USUAL_KIND: ChannelKind = "telegramBot";
const ANY_ACCOUNT: ChannelAccountId = "acc_00000000";
const ANY_STAGE: StageId = "stg_00000000";

/** What has to be known for a query to hold. Where one of several things suffices, the first. */
function factsFor(query: FactQuery | FactGroup, nowMs: number): Facts {
  const wanted = query.match === "all" ? query.of : query.of.slice(0, 1);
  const facts: Record<string, FactValue | undefined> = {};
  for (const one of wanted)
    Object.assign(facts, "of" in one ? factsFor(one, nowMs) : { [one.fact]: valueFor(one, nowMs) });
  return facts;
}

function valueFor({ operator, value = null }: FactCondition, nowMs: number): FactValue {
  const amount = Number(value);
  switch (operator) {
    case "known":
      return "да";
    case "unknown":
    case "isNot":
    case "lacks":
    case "noneOf":
      return null;
    case "is":
    case "contains":
      return value;
    case "above":
      return amount + 1;
    case "below":
      return amount - 1;
    case "olderThanHours":
      return nowMs - amount * HOUR_MS;
    case "withinHours":
      return nowMs;
    case "anyOf":
      return Array.isArray(value) ? (value[0] ?? null) : value;
    case "has":
      return Array.isArray(value) ? value.slice(0, 1) : [String(value)];
  }
}
