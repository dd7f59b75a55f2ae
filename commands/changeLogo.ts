import type { DataSource } from "typeorm";
import type { AuditActor } from "../contracts/actors.ts";
import type { TenantId } from "../contracts/ids.ts";
import type { LogoType } from "../contracts/logo.ts";
import { lockTenant } from "./lockTenant.ts";
import { tellTenant } from "./tellOperators.ts";
import { recordAudit } from "./recordAudit.ts";
import { transact } from "./transact.ts";

interface NewLogo {
  readonly type: LogoType;
  readonly bytes: Buffer;
}

/** Puts a logo in the place of the former, or takes it away. The log holds type and size. */
export async function changeLogo(
  db: DataSource,
  tenantId: TenantId,
  logo: NewLogo | null,
  by: AuditActor,
): Promise<void> {
  await transact(db, async (manager) => {
    await lockTenant(manager, tenantId);
    const [[former]]: [NewLogo[], number] = await manager.query(
      `DELETE FROM tenant_logos WHERE "tenantId" = $1 RETURNING type, bytes`,
      [tenantId],
    );
    if (logo !== null) {
      await manager.query(`INSERT INTO tenant_logos ("tenantId", type, bytes) VALUES ($1, $2, $3)`, [
        tenantId,
        logo.type,
        logo.bytes,
      ]);
    }
    if (former === undefined && logo === null) return;
    await recordAudit(manager, {
      tenantId,
      by,
      action: "tenant.settingsChanged",
      entityId: tenantId,
      before: { logo: described(former ?? null) },
      after: { logo: described(logo) },
    });
    await tellTenant(manager, tenantId);
  });
}

const described = (logo: NewLogo | null) => logo && { type: logo.type, bytes: logo.bytes.length };
