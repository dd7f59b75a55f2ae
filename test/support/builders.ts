import { randomBytes } from "node:crypto";
import type { DataSource } from "typeorm";
import { hashToken } from "../../commands/hashToken.ts";
import { ApiKeyPermission } from "../../contracts/apiKey.ts";
import type { ChannelKind } from "../../contracts/channel.ts";
import type { ApiKeyId, BranchId, OperatorId, TenantId } from "../../contracts/ids.ts";
import type { Permission } from "../../contracts/permissions.ts";
import type { PriceRow } from "../../contracts/price.ts";
import type { TenantSettings } from "../../contracts/tenantSettings.ts";
import { ApiKeyRecord } from "../../entities/apiKeyRecord.ts";
import { BranchRecord } from "../../entities/branchRecord.ts";
import { BulkRunRecord } from "../../entities/bulkRunRecord.ts";
import { ChannelAccountRecord } from "../../entities/channelAccountRecord.ts";
import { sealChannelSecrets } from "../../entities/channelSecrets.ts";
import { CustomRoleRecord } from "../../entities/customRoleRecord.ts";
import { newId } from "../../entities/newId.ts";
import { OperatorRecord } from "../../entities/operatorRecord.ts";
import { PriceRowRecord } from "../../entities/priceRowRecord.ts";
import type { Sealer } from "../../entities/sealing.ts";
import { TeamRecord } from "../../entities/teamRecord.ts";
import { TenantRecord } from "../../entities/tenantRecord.ts";

export const botToken = () => `${700_000_000 + randomBytes(3).readUIntBE(0, 3)}:${randomBytes(24).toString("hex")}`;

export async function buildTenant(db: DataSource, settings: Partial<TenantSettings> = {}): Promise<TenantRecord> {
  return db.getRepository(TenantRecord).save({
    id: newId("ten"),
    name: "Мастерская на Лесной",
    settings: { quietWindowMs: 0, undoSeconds: 0, ...settings },
    createdAt: new Date(),
  });
}

export async function buildOperator(db: DataSource, tenant: TenantRecord, name = "Анна"): Promise<OperatorRecord> {
  return db.getRepository(OperatorRecord).save({
    id: newId("opr"),
    tenantId: tenant.id,
    name,
    email: `${randomBytes(4).toString("hex")}@example.test`,
    role: "ADMIN",
    passwordHash: "none",
    createdAt: new Date(),
  });
}

/** Names are unique in a company, so that each fixture has one of its own. */
const ownName = (kind: string) => `${kind} ${randomBytes(4).toString("hex")}`;

export async function buildBranch(
  db: DataSource,
  tenant: TenantRecord,
  parentId: BranchId | null = null,
): Promise<BranchRecord> {
  const branch = { id: newId("brn"), tenantId: tenant.id, name: ownName("Филиал"), parentId, createdAt: new Date() };
  return db.getRepository(BranchRecord).save(branch);
}

export async function buildTeam(
  db: DataSource,
  tenant: TenantRecord,
  branchId: BranchId | null = null,
): Promise<TeamRecord> {
  const team = { id: newId("tem"), tenantId: tenant.id, name: ownName("Группа"), branchId, createdAt: new Date() };
  return db.getRepository(TeamRecord).save(team);
}

export async function buildRole(
  db: DataSource,
  tenant: TenantRecord,
  permissions: Permission[] = ["conversations.read"],
): Promise<CustomRoleRecord> {
  const role = { id: newId("rol"), tenantId: tenant.id, name: ownName("Роль"), permissions, createdAt: new Date() };
  return db.getRepository(CustomRoleRecord).save(role);
}

/** A key that may do everything that keys may, where nothing else is said. */
export async function buildApiKey(
  db: DataSource,
  tenant: Pick<TenantRecord, "id">,
  more: Partial<ApiKeyRecord> = {},
): Promise<{ readonly id: ApiKeyId; readonly secret: string }> {
  const prefix = `sb_${randomBytes(4).toString("hex")}`;
  const secret = `${prefix}_${randomBytes(32).toString("base64url")}`;
  const { id } = await db.getRepository(ApiKeyRecord).save({
    id: newId("key"),
    tenantId: tenant.id,
    name: "Магазин",
    prefix,
    hash: hashToken(secret),
    permissions: ApiKeyPermission.options,
    createdBy: newId("opr"),
    ...more,
  });
  return { id, secret };
}

interface ChannelAccountToBuild {
  readonly tenant: TenantRecord;
  readonly kind: ChannelKind;
  readonly settings: unknown;
  readonly hookSecret?: string;
}

export async function buildChannelAccount(
  db: DataSource,
  sealer: Sealer,
  { tenant, kind, settings, hookSecret = "hook-secret" }: ChannelAccountToBuild,
): Promise<ChannelAccountRecord> {
  return db.getRepository(ChannelAccountRecord).save({
    id: newId("acc"),
    tenantId: tenant.id,
    kind,
    name: "Бот-ремонт",
    status: "active",
    statusDetail: null,
    sealed: sealChannelSecrets(sealer, { settings, hookSecret }),
    createdAt: new Date(),
  });
}

export async function buildPriceRow(
  db: DataSource,
  tenant: TenantRecord,
  row: Pick<PriceRow, "repair" | "amount"> & Partial<PriceRow>,
): Promise<PriceRowRecord> {
  return db.getRepository(PriceRowRecord).save({
    id: newId("prc"),
    tenantId: tenant.id,
    deviceType: null,
    brand: null,
    model: null,
    partSource: null,
    title: "Ремонт",
    currency: "RUB",
    isFrom: false,
    durationMinutes: null,
    ...row,
  });
}

/** A run that has ended with nothing done, so that nobody works on it. */
export async function buildBulkRun(db: DataSource, tenantId: TenantId, operatorId: OperatorId): Promise<BulkRunRecord> {
  return db.getRepository(BulkRunRecord).save({
    id: newId("blk"),
    tenantId,
    operatorId,
    operatorName: "Анна",
    origin: { address: "127.0.0.1", requestId: "built" },
    clientKey: newId("blk"),
    action: { kind: "close" },
    filter: null,
    state: "done",
    total: 0,
  });
}
