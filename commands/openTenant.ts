import type { DataSource } from "typeorm";
import type { z } from "zod";
import type { AuditActor } from "../contracts/actors.ts";
import type { TenantToOpen } from "../contracts/endpoints/tenants.ts";
import { ProductError } from "../contracts/errors.ts";
import type { TenantId } from "../contracts/ids.ts";
import { newId } from "../entities/newId.ts";
import { createTenant } from "./createTenant.ts";
import { issuePersonLink } from "./issuePersonLink.ts";
import type { IssuedLink } from "./issuePersonLink.ts";
import { recordAudit } from "./recordAudit.ts";

export interface OpenedTenant {
  readonly tenantId: TenantId;
  readonly link: IssuedLink;
}

/** Creates a tenant with an administrator who chooses a password by the link. Throws operator.email_taken. */
export async function openTenant(
  db: DataSource,
  { name, language, timeZone, administrator }: z.output<typeof TenantToOpen>,
  by: AuditActor,
): Promise<OpenedTenant> {
  return db.transaction(async (manager) => {
    const tenantId = await createTenant(manager, { name, settings: { language, timeZone, shop: { name } } });
    const operatorId = newId("opr");
    const made: unknown[] = await manager.query(
      `INSERT INTO operators (id, "tenantId", name, email, role) VALUES ($1, $2, $3, $4, 'ADMIN')
       ON CONFLICT (email) DO NOTHING RETURNING id`,
      [operatorId, tenantId, administrator.name, administrator.email],
    );
    if (made.length === 0) throw new ProductError("operator.email_taken");
    await recordAudit(manager, {
      tenantId,
      by,
      action: "tenant.created",
      entityId: tenantId,
      after: { name, language, timeZone, operatorId, email: administrator.email },
    });
    return { tenantId, link: await issuePersonLink(manager, operatorId, "invite") };
  });
}
