import type { DataSource } from "typeorm";
import type { BranchId, OperatorId, TenantId } from "../../contracts/ids.ts";
import { createOperator } from "../../commands/createOperator.ts";
import { createTenant } from "../../commands/createTenant.ts";
import type { DataScope } from "../../contracts/permissions.ts";
import { BranchRecord } from "../../entities/branchRecord.ts";
import { ChannelAccountRecord } from "../../entities/channelAccountRecord.ts";
import { newId } from "../../entities/newId.ts";

const BRANCHES = 12;
const OPERATORS = 40;
const IN_SMALL_BRANCH = 50;

export interface SeededViewer {
  readonly name: string;
  readonly email: string;
  readonly operatorId: OperatorId;
}

export const SEEDED_PASSWORD = "a password of the bench";

/**
 * A company of twelve branches of very uneven size and forty operators, with so many conversations: one in twenty is
 * open, one in a hundred needs an operator, and each is somebody's. Returns a viewer of each scope.
 */
export async function seedConversations(db: DataSource, count: number): Promise<readonly SeededViewer[]> {
  const tenantId = await createTenant(db.manager, { name: "Мастерская", settings: {} });
  const branchIds = await seedBranches(db, tenantId);
  const operatorIds = await seedOperators(db, tenantId);
  const account = { id: newId("acc"), tenantId, kind: "telegramBot", name: "Бот", sealed: "" } as const;
  await db.getRepository(ChannelAccountRecord).insert(account);
  await db.query(contacts, [tenantId, account.id, count]);
  await db.query(conversations, [tenantId, account.id, count, branchIds, operatorIds, IN_SMALL_BRANCH]);
  await db.query(messages);
  for (const table of ["contacts", "contact_identities", "conversations", "messages"]) {
    await db.query(`VACUUM ANALYZE ${table}`);
  }
  const [small, large] = branchIds;
  return Promise.all([
    seedViewer(db, tenantId, "GLOBAL", { scope: "GLOBAL" }),
    seedViewer(db, tenantId, "BRANCH large", { scope: "BRANCH", branchId: large }),
    seedViewer(db, tenantId, "BRANCH small", { scope: "BRANCH", branchId: small }),
    seedViewer(db, tenantId, "SELF", { scope: "SELF", conversationsOf: operatorIds[0] }),
  ]);
}

export async function seedBranches(db: DataSource, tenantId: TenantId): Promise<readonly BranchId[]> {
  const branches = Array.from({ length: BRANCHES }, (_, n) => ({ id: newId("brn"), tenantId, name: `Филиал ${n}` }));
  await db.getRepository(BranchRecord).insert(branches);
  return branches.map(({ id }) => id);
}

async function seedOperators(db: DataSource, tenantId: TenantId): Promise<readonly OperatorId[]> {
  const ids = Array.from({ length: OPERATORS }, () => newId("opr"));
  await db.query(
    `INSERT INTO operators (id, "tenantId", name, email, role)
     SELECT id, $1, 'Оператор', id || '@example.test', 'MANAGER' FROM unnest($2::text[]) AS made(id)`,
    [tenantId, ids],
  );
  return ids;
}

interface Position {
  readonly scope: DataScope;
  readonly branchId?: BranchId | undefined;
  /** Whose conversations the viewer takes over. */
  readonly conversationsOf?: OperatorId | undefined;
}

export async function seedViewer(
  db: DataSource,
  tenantId: TenantId,
  name: string,
  { scope, branchId, conversationsOf }: Position,
): Promise<SeededViewer> {
  const email = `${name.toLowerCase().replace(" ", "-")}@example.test`;
  const person = { tenantId, name, email, password: SEEDED_PASSWORD, role: "ADMIN" } as const;
  const operatorId = await createOperator(db.manager, person);
  await db.query(`UPDATE operators SET scope = $2, "branchId" = $3 WHERE id = $1`, [
    operatorId,
    scope,
    branchId ?? null,
  ]);
  await db.query(`UPDATE conversations SET "assigneeId" = $1 WHERE "assigneeId" = $2`, [
    operatorId,
    conversationsOf ?? null,
  ]);
  return { name, email, operatorId };
}

const contacts = `
  WITH people AS (
    SELECT n, 'ctc_' || lpad(n::text, 12, '0') AS id,
      (ARRAY['Анна', 'Борис', 'Вера', 'Глеб', 'Дарья', 'Егор', 'Жанна', 'Иван', 'Ксения', 'Лев', 'Мария', 'Никита',
             'Ольга', 'Пётр', 'Роман', 'Софья', 'Тимур', 'Ульяна', 'Фёдор', 'Юлия'])[1 + n % 20] AS first,
      (ARRAY['Алексе', 'Богдан', 'Волк', 'Гус', 'Давыд', 'Ерш', 'Жук', 'Зайц', 'Ильин', 'Комар', 'Лебед', 'Мороз',
             'Новик', 'Орл', 'Павл', 'Рыбак', 'Сокол', 'Титов', 'Уваров', 'Фрол', 'Хохл', 'Цветк', 'Чайк'])[1 + n * 7 % 23]
        || to_char(n % 997, 'FM000') AS last
    FROM generate_series(1, $3::int) n
  ), stored AS (
    INSERT INTO contacts (id, "tenantId", name, phone)
    SELECT id, $1, first || ' ' || last, '+79' || lpad((n::bigint * 7919 % 1000000000)::text, 9, '0') FROM people
  )
  INSERT INTO contact_identities ("channelAccountId", "externalId", "tenantId", "contactId", username)
  SELECT $2, n::text, $1, id, CASE WHEN n % 3 = 0 THEN 'user' || n END FROM people`;

const conversations = `
  INSERT INTO conversations (id, "tenantId", "channelAccountId", "externalChatId", "contactId", mode, status,
    "needsOperator", "assigneeId", "branchId", "lastSeq", unread, "lastActivityAt")
  SELECT 'con_' || lpad(n::text, 12, '0'), $1, $2, n::text, 'ctc_' || lpad(n::text, 12, '0'),
    CASE WHEN n % 100 = 7 OR n % 3 = 0 THEN 'operator' ELSE 'bot' END,
    CASE WHEN n % 20 = 7 THEN 'open' ELSE 'resolved' END, n % 100 = 7,
    CASE WHEN n % 100 <> 7 THEN ($5::text[])[1 + n % cardinality($5::text[])] END,
    CASE WHEN n <= $6 THEN ($4::text[])[1]
      ELSE ($4::text[])[2 + floor((cardinality($4::text[]) - 1) * power((n::bigint * 7919 % 10007) / 10007.0, 2))::int] END,
    1, n % 2, now() - CASE WHEN n % 20 = 7 THEN interval '14 days' ELSE interval '400 days' END * ((n::bigint * 104729 % 99991) / 99991.0)
  FROM generate_series(1, $3::int) n`;

const messages = `
  INSERT INTO messages (id, "tenantId", "conversationId", "channelAccountId", seq, direction, author, content, status, "occurredAt",
    "recordedAt")
  SELECT 'msg_' || substr(id, 5), "tenantId", id, "channelAccountId", 1, 'in', 'contact',
    '{"kind": "text", "text": "Здравствуйте, сколько стоит замена экрана?"}', 'received', "lastActivityAt", "lastActivityAt"
  FROM conversations`;
