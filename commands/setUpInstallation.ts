import type { DataSource } from "typeorm";
import type { RequestOrigin } from "../contracts/actors.ts";
import { ProductError } from "../contracts/errors.ts";
import type { OperatorId } from "../contracts/ids.ts";
import { createOperator } from "./createOperator.ts";
import { createTenant } from "./createTenant.ts";
import { recordAudit } from "./recordAudit.ts";

export interface FirstAdministrator {
  readonly tenantName: string;
  readonly name: string;
  readonly email: string;
  readonly password: string;
}

/** Creates the first tenant and its administrator, once: of two that try at the same time one gets setup.already_done. */
export async function setUpInstallation(
  db: DataSource,
  { tenantName, name, email, password }: FirstAdministrator,
  origin: RequestOrigin,
): Promise<OperatorId> {
  return db.transaction(async (manager) => {
    await manager.query(`SELECT pg_advisory_xact_lock(hashtext('switchboard.setup'))`);
    const operators: unknown[] = await manager.query(`SELECT 1 FROM operators LIMIT 1`);
    if (operators.length > 0) throw new ProductError("setup.already_done");
    const tenantId = await createTenant(manager, { name: tenantName });
    const operatorId = await createOperator(manager, {
      tenantId,
      name,
      email,
      password,
      role: "ADMIN",
      isInstallationAdmin: true,
    });
    await recordAudit(manager, {
      tenantId,
      by: { operatorId, name, origin },
      action: "installation.setUp",
      entityId: tenantId,
      after: { tenantName, operatorId, email, role: "ADMIN" },
    });
    return operatorId;
  });
}
