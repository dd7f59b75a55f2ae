import type { DataSource, EntityManager } from "typeorm";
import { createChannelAccount } from "../commands/createChannelAccount.ts";
import { createOperator } from "../commands/createOperator.ts";
import { createTenant } from "../commands/createTenant.ts";
import { readEnv } from "../config/env.ts";
import type { BranchId, ChannelAccountId, OperatorId, TenantId } from "../contracts/ids.ts";
import { BranchRecord } from "../entities/branchRecord.ts";
import { sealChannelSecrets } from "../entities/channelSecrets.ts";
import { CompanyRecord } from "../entities/companyRecord.ts";
import { createDataSource } from "../entities/dataSource.ts";
import { DictionaryEntryRecord } from "../entities/dictionaryEntryRecord.ts";
import { newId } from "../entities/newId.ts";
import { OperatorRecord } from "../entities/operatorRecord.ts";
import { PhoneNumberRecord } from "../entities/phoneNumberRecord.ts";
import { PriceRowRecord } from "../entities/priceRowRecord.ts";
import { createSealer } from "../entities/sealing.ts";
import { StageRecord } from "../entities/stageRecord.ts";
import { StageRuleRecord } from "../entities/stageRuleRecord.ts";
import { TeamMemberRecord } from "../entities/teamMemberRecord.ts";
import { TeamRecord } from "../entities/teamRecord.ts";
import type { SeededDemo } from "./demo.ts";
import { demoPrices } from "./demoPrices.ts";
import { openSecrets } from "./secrets.ts";

const EMAIL = "anna@demo.local";
const FIRST_BRANCH = "На Лесной";

/** Makes the demo workshop once: people, price list, and the channel through which the visitors write. Prints who may sign in. */
async function seedDemo(db: DataSource): Promise<SeededDemo> {
  const known = await findDemo(db);
  const tenantId = known ?? (await db.transaction(createDemoTenant));
  return { email: EMAIL, channelAccountId: (await findChannel(db, tenantId)) ?? (await connectChannel(db, tenantId)) };
}

async function findDemo(db: DataSource): Promise<TenantId | undefined> {
  const [operator]: { tenantId: TenantId }[] = await db.query(`SELECT "tenantId" FROM operators WHERE email = $1`, [
    EMAIL,
  ]);
  return operator?.tenantId;
}

async function createDemoTenant(manager: EntityManager): Promise<TenantId> {
  const tenantId = await createTenant(manager, {
    name: "Мастерская на Лесной",
    settings: {
      shop: {
        name: "Мастерская на Лесной",
        address: "Лесная улица, 12, вход со двора",
        hours: "ежедневно с 10 до 20",
        phone: "+7 495 000-12-34",
      },
    },
  });
  const password = secrets.demoPassword;
  const anna = { name: "Анна Соколова", email: EMAIL, role: "ADMIN", isInstallationAdmin: true } as const;
  const annaId = await createOperator(manager, { tenantId, password, ...anna });
  await arrangeDemo(manager, tenantId, annaId, password);
  for (const price of demoPrices) {
    await manager.getRepository(PriceRowRecord).insert({ id: newId("prc"), tenantId, currency: "RUB", ...price });
  }
  return tenantId;
}

/**
 * Two branches and two teams, and colleagues who see less than Анна: a branch, and only what is theirs. Who needs a person
 * waits in the line of Анна's team, so that whoever signs in sees how conversations are given out.
 */
async function arrangeDemo(
  manager: EntityManager,
  tenantId: TenantId,
  annaId: OperatorId,
  password: string,
): Promise<void> {
  const [forest, station] = [newId("brn"), newId("brn")];
  await manager.getRepository(BranchRecord).insert([
    { id: forest, tenantId, name: FIRST_BRANCH },
    { id: station, tenantId, name: "У вокзала" },
  ]);
  const [phones, laptops] = [newId("tem"), newId("tem")];
  await manager.getRepository(TeamRecord).insert([
    { id: phones, tenantId, name: "Телефоны", branchId: forest },
    { id: laptops, tenantId, name: "Ноутбуки", branchId: station },
  ]);
  await manager.query(
    `UPDATE tenants SET settings = settings || jsonb_build_object('defaultTeamId', $2::text) WHERE id = $1`,
    [tenantId, phones],
  );
  await manager.getRepository(TeamMemberRecord).insert({ teamId: phones, operatorId: annaId });
  const people = [
    { name: "Борис Кравченко", email: "boris@demo.local", scope: "BRANCH", branchId: forest, teamId: phones },
    { name: "Вера Никитина", email: "vera@demo.local", scope: "SELF", branchId: station, teamId: laptops },
  ] as const;
  for (const { name, email, scope, branchId, teamId } of people) {
    const operatorId = await createOperator(manager, { tenantId, password, name, email, role: "MANAGER" });
    await manager.getRepository(OperatorRecord).update({ id: operatorId }, { scope, branchId });
    await manager.getRepository(TeamMemberRecord).insert({ teamId, operatorId });
  }
  await addDemoCompanies(manager, tenantId, annaId, forest);
  await addDemoRules(manager, tenantId);
}

/** So that cards move on the board while one watches. */
async function addDemoRules(manager: EntityManager, tenantId: TenantId): Promise<void> {
  const stages: StageRecord[] = await manager.getRepository(StageRecord).find({ where: { tenantId } });
  const rules = [
    ["Сотрудник ответил", { kind: "operatorReplied" }, 2],
    ["Назвали цену", { kind: "priceNamed" }, 2],
    ["Известно устройство", { kind: "entityKnown", field: "device" }, 1],
  ] as const;
  for (const [position, [name, trigger, to]] of rules.entries()) {
    const stage = stages.find((each) => each.position === to);
    if (stage === undefined) throw new Error("A tenant has a pipeline.");
    const { id: toStageId, pipelineId } = stage;
    const rule = { tenantId, pipelineId, name, trigger, toStageId, fromStageIds: [], isOn: true, position };
    await manager.getRepository(StageRuleRecord).insert({ id: newId("srl"), ...rule });
  }
}

/** Whom the workshop serves by contract; all of it is made up. */
async function addDemoCompanies(
  manager: EntityManager,
  tenantId: TenantId,
  responsibleId: OperatorId,
  branchId: BranchId,
): Promise<void> {
  const statusId = newId("dic");
  const status = { kind: "companyStatus", name: "Постоянный клиент", color: "green" } as const;
  await manager.getRepository(DictionaryEntryRecord).insert({ id: statusId, tenantId, ...status });
  const ours = { tenantId, responsibleId, branchId };
  const school = newId("cmp");
  await manager.getRepository(CompanyRecord).insert([
    {
      id: school,
      ...ours,
      name: "Школа № 12",
      leadState: "warm",
      statusId,
      contractType: "FRAME",
      address: "Лесная, 3",
    },
    { id: newId("cmp"), ...ours, name: "ООО Ромашка", activityKind: "Доставка цветов" },
  ]);
  const number = { phone: "8 495 000-45-67", e164: "+74950004567", kind: "WORK", comment: "приёмная" } as const;
  await manager
    .getRepository(PhoneNumberRecord)
    .insert({ id: newId("phn"), tenantId, companyId: school, position: 0, ...number });
}

async function findChannel(db: DataSource, tenantId: TenantId): Promise<ChannelAccountId | undefined> {
  const [account]: { id: ChannelAccountId }[] = await db.query(
    `SELECT id FROM channel_accounts WHERE "tenantId" = $1 AND kind = 'demo' ORDER BY "createdAt" LIMIT 1`,
    [tenantId],
  );
  return account?.id;
}

/** Its address is that of the environment, since the messenger takes another port at every start. */
async function connectChannel(db: DataSource, tenantId: TenantId): Promise<ChannelAccountId> {
  const id = newId("acc");
  const sealed = sealChannelSecrets(createSealer(env.ENCRYPTION_KEYS), {
    settings: { token: secrets.demoMessengerToken },
    hookSecret: secrets.demoWebhookSecret,
  });
  const by = { operatorId: null, name: null };
  const branch = await db.getRepository(BranchRecord).findOneBy({ tenantId, name: FIRST_BRANCH });
  const account = { name: "Демо-чат на сайте", branchId: branch?.id ?? null };
  await createChannelAccount(db, { id, tenantId, kind: "demo", sealed, by, ...account });
  return id;
}

const env = readEnv();
const secrets = await openSecrets(env.DATA_DIR);
const db = await createDataSource({ url: env.DATABASE_URL, applicationName: "seed", poolSize: 2 }).initialize();
try {
  console.log(JSON.stringify(await seedDemo(db)));
} finally {
  await db.destroy();
}
