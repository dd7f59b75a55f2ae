import { isDeepStrictEqual } from "node:util";
import type { TestWorkflowEnvironment } from "@temporalio/testing";
import type { DataSource } from "typeorm";
import { createServer } from "node:http";
import type { Server } from "node:http";
import { afterAll, beforeAll, expect, test } from "vitest";
import { BusinessHours } from "../../../contracts/businessHours.ts";
import { TenantSettings } from "../../../contracts/tenantSettings.ts";
import { ContactRecord } from "../../../entities/contactRecord.ts";
import { ConversationRecord } from "../../../entities/conversationRecord.ts";
import { LabelRecord } from "../../../entities/labelRecord.ts";
import { newId } from "../../../entities/newId.ts";
import { createSealer } from "../../../entities/sealing.ts";
import type { TenantRecord } from "../../../entities/tenantRecord.ts";
import { simulate } from "../../../touches/simulating/simulate.ts";
import type { Subject } from "../../../touches/simulating/subject.ts";
import { buildChannelAccount, buildOperator, buildTeam, buildTenant, botToken } from "../../support/builders.ts";
import { buildSequence } from "../../support/buildSequence.ts";
import { createTestDatabase } from "../../support/testDatabase.ts";
import type { TestDatabase } from "../../support/testDatabase.ts";
import { startTimeSkipping } from "../../support/timeSkipping.ts";
import { connectLanguageModel } from "../../../knowledge/languageModel.ts";
import { lastUserText } from "../../../simulators/model/chatRequest.ts";
import { startModelSimulator } from "../../../simulators/model/server.ts";
import type { ModelSimulator } from "../../../simulators/model/server.ts";
import { AppealRecord } from "../../../entities/appealRecord.ts";
import { StageRecord } from "../../../entities/stageRecord.ts";
import { nothingExtracted } from "../../../contracts/extraction.ts";
import { DAYS, HOOK_ANSWER, answerOf, modelSays, randomCase } from "./randomCase.ts";
import type { Choices, RandomCase } from "./randomCase.ts";
import { Rehearsal } from "./rehearsal.ts";
import type { Played } from "./rehearsal.ts";

const CASES = Number(process.env["TOUCH_CASES"] ?? 200);
const SEED = Number(process.env["TOUCH_SEED"] ?? 20_261_121);
const DAY_MS = 86_400_000;
const WITHIN_MS = 240_000;

let database: TestDatabase;
let env: TestWorkflowEnvironment;
let model: ModelSimulator;
let hook: Server;

beforeAll(async () => {
  hook = createServer((request, response) =>
    response.writeHead(request.url === "/takes" ? 200 : 500).end(JSON.stringify(HOOK_ANSWER)),
  );
  await new Promise<void>((resolve) => hook.listen(0, "127.0.0.1", resolve));
  [database, env, model] = await Promise.all([
    createTestDatabase(),
    startTimeSkipping(),
    startModelSimulator({ answer: (request) => modelSays(lastUserText(request)) }),
  ]);
}, WITHIN_MS);

afterAll(async () => {
  hook.close();
  await model?.close();
  await env?.teardown();
  await database?.close();
});

function hookUrl(): string {
  const address = hook.address();
  if (address === null || typeof address === "string") throw new Error("The webhook's server does not listen.");
  return `http://127.0.0.1:${address.port}`;
}

const shop = [{ from: "10:00", to: "19:00" }];
const tenants = [
  { timeZone: "Europe/Moscow", touches: { quietHours: { from: "21:00", to: "09:00" }, caps: [{ count: 3, days: 7 }] } },
  {
    timeZone: "Asia/Yekaterinburg",
    touches: {
      quietHours: null,
      caps: [
        { count: 1, days: 1 },
        { count: 4, days: 14 },
      ],
    },
  },
  { timeZone: "Europe/Berlin", touches: { quietHours: { from: "12:00", to: "15:00" }, caps: [] } },
].map((settings, place) =>
  TenantSettings.parse({
    ...settings,
    businessHours:
      place === 1 ? {} : { week: { mon: shop, tue: shop, wed: shop, thu: shop, fri: shop, sat: [], sun: [] } },
  }),
);

test(
  `what the simulator says of ${CASES} definitions and histories is what real actors do, step by step`,
  async () => {
    const { db } = database;
    const fromMs = Math.ceil((await env.currentTimeMs()) / DAY_MS) * DAY_MS;
    const untilMs = fromMs + DAYS * DAY_MS + 9 * 60_000 + 30_000;
    const places = await Promise.all(tenants.map((settings) => buildPlace(db, settings)));
    const cases = await Promise.all(
      Array.from({ length: CASES }, (_, place) => {
        const at = places[place % places.length];
        if (at === undefined) throw new Error("There is no tenant.");
        return buildCase(db, at, randomCase(SEED + place, fromMs, at.choices));
      }),
    );
    const happenings = cases
      .flatMap(({ played, subject }) => subject.events.map((happening) => ({ played, happening })))
      .toSorted((one, other) => one.happening.event.atMs - other.happening.event.atMs);

    const played = cases.map((one) => one.played);
    const connected = connectLanguageModel({ apiKey: undefined, baseUrl: model.url, name: "any", timeoutMs: 10_000 });
    await new Rehearsal({ db, env, model: connected, played }).play(happenings, untilMs);

    const differing: object[] = [];
    let lines = 0;
    for (const [place, { played, subject, settings }] of cases.entries()) {
      const { definition, fateOf } = played;
      const { timeZone: tenantZone, businessHours, touches, startMode, shop: own } = settings;
      const simulated = simulate({
        definition,
        surroundings: {
          tenantZone,
          businessHours: BusinessHours.parse(businessHours),
          ...touches,
          pipelines: new Map(),
          startMode,
          texts: { "shop.name": own.name },
          // Nor have the real ones any.
          pace: null,
        },
        subjects: [subject],
        fromMs,
        untilMs,
        replies: null,
        fateOf: (_, message) => fateOf(message),
        answerOf,
        runsMax: Number.POSITIVE_INFINITY,
      });
      const expected = simulated.runs.map(({ outcome, why, lines: own }) => ({
        end: outcome === null ? "still waits" : `${outcome} ${why}`,
        lines: own.map(({ stepId, outcome: how, why: because, atMs }) => told(stepId, how, because, atMs)),
      }));
      const real = await readRuns(db, played);
      if (!isDeepStrictEqual(real, expected))
        differing.push({ place, definition, events: subject.events, real, expected });
      lines += real.reduce((sum, run) => sum + run.lines.length, 0);
    }
    expect(differing[0], `${differing.length} of ${CASES} differ`).toBeUndefined();
    // Else it would prove nothing: every definition begins, and most say a good deal.
    expect(lines).toBeGreaterThan(CASES * 3);
  },
  WITHIN_MS,
);

const told = (stepId: string, outcome: string, why: string, atMs: number): string =>
  `${new Date(atMs).toISOString().slice(0, 16)} ${stepId} ${outcome} ${why}`;

async function readRuns(db: DataSource, { sequence }: Played) {
  const rows: { id: string; state: { end: { outcome: string; why: string } | null } }[] = await db.query(
    `SELECT id, state FROM touch_runs WHERE "sequenceId" = $1 ORDER BY "startedAt"`,
    [sequence.id],
  );
  return Promise.all(
    rows.map(async ({ id, state: { end } }) => {
      const lines: { stepId: string; outcome: string; why: string; at: Date }[] = await db.query(
        `SELECT "stepId", outcome, why, at FROM touch_run_lines WHERE "runId" = $1 ORDER BY place`,
        [id],
      );
      return {
        end: end === null ? "still waits" : `${end.outcome} ${end.why}`,
        lines: lines.map(({ stepId, outcome, why, at }) => told(stepId, outcome, why, at.getTime())),
      };
    }),
  );
}

interface Place {
  readonly tenant: TenantRecord;
  readonly settings: TenantSettings;
  readonly choices: Choices;
}

async function buildPlace(db: DataSource, settings: TenantSettings): Promise<Place> {
  const tenant = await buildTenant(db, settings);
  const teams = [await buildTeam(db, tenant), await buildTeam(db, tenant)];
  const operators = [await buildOperator(db, tenant), await buildOperator(db, tenant, "Борис")];
  const labelIds = [newId("lab"), newId("lab")];
  for (const [place, id] of labelIds.entries())
    await db.getRepository(LabelRecord).insert({ id, tenantId: tenant.id, name: `Метка ${place}`, color: "blue" });
  const stages = await db.getRepository(StageRecord).find({ where: { tenantId: tenant.id }, take: 3 });
  return {
    tenant,
    settings,
    choices: {
      labelIds,
      teamIds: teams.map(({ id }) => id),
      operatorIds: operators.map(({ id }) => id),
      stageIds: stages.map(({ id }) => id),
      hookUrl: hookUrl(),
    },
  };
}

const sealer = createSealer([{ id: "k1", key: Buffer.alloc(32, "switchboard") }]);

/** The same contact twice: as rows, and as the simulator takes them. */
async function buildCase(db: DataSource, { tenant, settings }: Place, random: RandomCase) {
  const { definition, zone, phone, responsibleId, kinds, hasAppeal, events, fateOf } = random;
  const tenantId = tenant.id;
  const contact = await db
    .getRepository(ContactRecord)
    .save({ id: newId("ctc"), tenantId, name: "Аня", phone, responsibleId, timeZone: zone, createdAt: new Date() });
  const conversations: ConversationRecord[] = [];
  for (const [place, kind] of kinds.entries()) {
    const account = await buildChannelAccount(db, sealer, { tenant, kind, settings: { token: botToken() } });
    conversations.push(
      await db.getRepository(ConversationRecord).save({
        id: newId("con"),
        tenantId,
        channelAccountId: account.id,
        externalChatId: contact.id,
        contactId: contact.id,
        mode: "bot",
        lastActivityAt: new Date(Date.now() - place * DAY_MS),
      }),
    );
  }
  const { id } = await buildSequence(db, tenantId, definition);
  const [first] = conversations;
  const appeal =
    first === undefined || !hasAppeal
      ? null
      : await db.getRepository(AppealRecord).save({
          id: newId("apl"),
          tenantId,
          conversationId: first.id,
          contactId: contact.id,
          extraction: nothingExtracted,
          extractedBy: "rules",
        });
  const stage = appeal && (await db.getRepository(AppealRecord).findOneByOrFail({ id: appeal.id }));
  // What its beginning says in the log belongs to no run.
  await db.query(`DELETE FROM events WHERE "contactId" = $1 OR "conversationId" = $2`, [contact.id, first?.id ?? null]);
  const played: Played = {
    tenantId,
    sequence: { id, tenantId, version: 1, isActive: true, isPassed: true },
    definition,
    contactId: contact.id,
    conversationId: first?.id ?? null,
    fateOf,
  };
  const subject: Subject = {
    id: contact.id,
    isInvented: false,
    name: contact.name,
    zone,
    facts: {
      "contact.name": contact.name,
      "contact.phone": phone,
      "contact.responsibleId": responsibleId,
      ...(first !== undefined && {
        "conversation.status": "open",
        "conversation.mode": "bot",
        "conversation.labels": [],
      }),
      ...(stage && { "appeal.stageId": stage.stageId, "appeal.pipelineId": stage.pipelineId }),
    },
    isSuppressed: false,
    touchedAtMs: [],
    ways: kinds.map((channelKind, place) => ({
      channelKind,
      accountId: conversations[place]?.channelAccountId ?? "acc_00000000",
    })),
    events,
    beginsAtMs: null,
  };
  return { played, subject, settings };
}
