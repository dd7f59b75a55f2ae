import type { DataSource } from "typeorm";
import type { ApiKey } from "../../contracts/apiKey.ts";
import { ProductError } from "../../contracts/errors.ts";
import type { ApiKeyId } from "../../contracts/ids.ts";
import { parameters } from "../parameters.ts";
import { sees } from "../scope/scopes.ts";
import type { Viewer } from "../scope/viewer.ts";

type Moment = "expiresAt" | "lastUsedAt" | "revokedAt";
type ApiKeyRow = Omit<ApiKey, Moment | "createdAt"> &
  Readonly<Record<Moment, Date | null>> & { readonly createdAt: Date };

/** The keys that a viewer may manage, the newest first, or the one that is named. */
export async function readApiKeys(db: DataSource, viewer: Viewer, id?: ApiKeyId): Promise<ApiKey[]> {
  const { values, bind } = parameters();
  const rows: ApiKeyRow[] = await db.query(
    `SELECT k.id, k.name, k.prefix, k.permissions,
       CASE WHEN k."revokedAt" IS NOT NULL THEN 'revoked' WHEN k."expiresAt" <= now() THEN 'expired' ELSE 'active' END AS state,
       k."branchId", b.name AS "branchName", k."expiresAt", k."lastUsedAt",
       k."revokedAt", o.name AS "createdByName", k."createdAt"
     FROM api_keys k LEFT JOIN branches b ON b.id = k."branchId" LEFT JOIN operators o ON o.id = k."createdBy"
     WHERE ${sees.apiKey(viewer, "k", bind)} ${id === undefined ? "" : `AND k.id = ${bind(id)}`}
     ORDER BY k."createdAt" DESC, k.id DESC`,
    values,
  );
  return rows.map(presentApiKey);
}

const presentApiKey = (row: ApiKeyRow): ApiKey => ({
  ...row,
  expiresAt: row.expiresAt?.toISOString() ?? null,
  lastUsedAt: row.lastUsedAt?.toISOString() ?? null,
  revokedAt: row.revokedAt?.toISOString() ?? null,
  createdAt: row.createdAt.toISOString(),
});

/** Throws api_key.not_found. */
export async function readApiKey(db: DataSource, viewer: Viewer, id: ApiKeyId): Promise<ApiKey> {
  const [key] = await readApiKeys(db, viewer, id);
  if (key === undefined) throw new ProductError("api_key.not_found");
  return key;
}
