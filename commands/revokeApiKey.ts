import type { DataSource } from "typeorm";
import type { OperatorRef } from "../contracts/actors.ts";
import type { ApiKeyId, TenantId } from "../contracts/ids.ts";
import { recordAudit } from "./recordAudit.ts";

/** Ends a key for good. Its row stays, as the author of what it wrote; a second call changes nothing. */
export async function revokeApiKey(
  db: DataSource,
  tenantId: TenantId,
  apiKeyId: ApiKeyId,
  by: OperatorRef,
): Promise<void> {
  await db.transaction(async (manager) => {
    const [revoked]: [{ name: string; prefix: string }[], number] = await manager.query(
      `UPDATE api_keys SET "revokedAt" = now() WHERE id = $1 AND "tenantId" = $2 AND "revokedAt" IS NULL
       RETURNING name, prefix`,
      [apiKeyId, tenantId],
    );
    for (const before of revoked) {
      await recordAudit(manager, { tenantId, by, action: "apiKey.revoked", entityId: apiKeyId, before });
    }
  });
}
