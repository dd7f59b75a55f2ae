import { randomBytes } from "node:crypto";
import { Client } from "pg";
import { createOperator } from "../../commands/createOperator.ts";
import { createTenant } from "../../commands/createTenant.ts";
import type { DataScope } from "../../contracts/permissions.ts";
import { createDataSource } from "../../entities/dataSource.ts";
import { newId } from "../../entities/newId.ts";
import { pick, seededRandom } from "../../simulators/seededRandom.ts";
import type { SearchPlan } from "./arguments.ts";
import { phoneNumber, surname, writtenTexts } from "./writtenTexts.ts";

const BATCH = 10_000;
const ACCOUNTS = 5;
const BRANCHES = 10;
/** Conversations of each operator. */
const HELD = 100;
const YEARS_MS = 2 * 365 * 86_400_000;

export interface SeededHistory {
  readonly operators: Readonly<Record<DataScope, { readonly email: string; readonly password: string }>>;
  readonly channelAccountId: string;
}

/** One tenant's two years: conversations over five channels and ten branches, and every message with its event. */
export async function seedHistory(databaseUrl: string, plan: SearchPlan): Promise<SeededHistory> {
  const branchIds = Array.from({ length: BRANCHES }, () => newId("brn"));
  const accountIds = Array.from({ length: ACCOUNTS }, () => newId("acc"));
  const { operators, ownId } = await seedOperators(databaseUrl, branchIds[0] ?? "");
  const db = new Client({ connectionString: databaseUrl });
  await db.connect();
  try {
    await db.query(
      `INSERT INTO channel_accounts (id, "tenantId", kind, name, sealed)
       SELECT id, $1, 'telegramBot', 'Бот', '' FROM unnest($2::text[]) id`,
      [ownId.tenantId, accountIds],
    );
    await db.query(`INSERT INTO branches (id, "tenantId", name) SELECT id, $1, id FROM unnest($2::text[]) id`, [
      ownId.tenantId,
      branchIds,
    ]);
    const random = seededRandom(plan.seed);
    const conversations = Array.from({ length: plan.conversations }, (_, index) => ({
      id: newId("con"),
      contactId: newId("ctc"),
      accountId: accountIds[index % ACCOUNTS],
      branchId: branchIds[index % BRANCHES],
      assigneeId: index % (plan.conversations / HELD) === 0 ? ownId.operatorId : null,
      name: surname(random),
      phone: phoneNumber(random),
    }));
    for (let from = 0; from < conversations.length; from += BATCH) {
      await db.query(WRITE_CONVERSATIONS, [JSON.stringify(conversations.slice(from, from + BATCH)), ownId.tenantId]);
    }
    const texts = writtenTexts(random);
    const since = Date.now() - YEARS_MS;
    for (let from = 0; from < plan.messages; from += BATCH) {
      const rows = Array.from({ length: Math.min(BATCH, plan.messages - from) }, (_, index) => {
        const { id: conversationId, accountId } = pick(random, conversations);
        return {
          id: newId("msg"),
          conversationId,
          accountId,
          seq: from + index,
          author: random() < 0.6 ? "contact" : "operator",
          text: texts.next().value,
          at: new Date(since + ((from + index) / plan.messages) * YEARS_MS),
        };
      });
      await db.query(WRITE_MESSAGES, [JSON.stringify(rows), ownId.tenantId]);
    }
    await db.query("ANALYZE");
    return { operators, channelAccountId: accountIds[0] ?? "" };
  } finally {
    await db.end();
  }
}

const WRITE_CONVERSATIONS = `
  WITH given AS (
    SELECT * FROM jsonb_to_recordset($1::jsonb) AS g(id text, "contactId" text, "accountId" text, "branchId" text, "assigneeId" text, name text, phone text)
  ), people AS (
    INSERT INTO contacts (id, "tenantId", name, phone) SELECT "contactId", $2, name, phone FROM given
  )
  INSERT INTO conversations (id, "tenantId", "channelAccountId", "externalChatId", "contactId", mode, "branchId", "assigneeId", "lastActivityAt")
  SELECT id, $2, "accountId", id, "contactId", 'operator', "branchId", "assigneeId", now() FROM given`;

const WRITE_MESSAGES = `
  WITH given AS (
    SELECT * FROM jsonb_to_recordset($1::jsonb) AS g(id text, "conversationId" text, "accountId" text, seq int, author text, text text, at timestamptz)
  ), written AS (
    INSERT INTO messages (id, "tenantId", "conversationId", "channelAccountId", seq, direction, author, content, status, "occurredAt")
    SELECT id, $2, "conversationId", "accountId", seq, CASE author WHEN 'contact' THEN 'in' ELSE 'out' END, author,
      jsonb_build_object('kind', 'text', 'text', text), CASE author WHEN 'contact' THEN 'received' ELSE 'sent' END, at
    FROM given
  )
  INSERT INTO events ("tenantId", kind, "conversationId", "messageId")
  SELECT $2, 'message.received', "conversationId", id FROM given`;

/** One operator of each scope. */
async function seedOperators(databaseUrl: string, branchId: string) {
  const db = await createDataSource({ url: databaseUrl, applicationName: "bench", poolSize: 1 }).initialize();
  try {
    const tenantId = await createTenant(db.manager, { name: "Мастерская", settings: {} });
    const add = async (scope: DataScope) => {
      const signIn = { email: `${scope.toLowerCase()}@example.test`, password: randomBytes(16).toString("hex") };
      const id = await createOperator(db.manager, { tenantId, name: "Оператор", role: "MANAGER", ...signIn });
      await db.query(`UPDATE operators SET scope = $2, "branchId" = $3 WHERE id = $1`, [id, scope, branchId]);
      return { id, signIn };
    };
    const [all, branch, own] = [await add("GLOBAL"), await add("BRANCH"), await add("SELF")];
    return {
      operators: { GLOBAL: all.signIn, BRANCH: branch.signIn, SELF: own.signIn },
      ownId: { tenantId, operatorId: own.id },
    };
  } finally {
    await db.destroy();
  }
}
