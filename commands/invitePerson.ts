import type { DataSource } from "typeorm";
import type { OperatorRef } from "../contracts/actors.ts";
import { ProductError } from "../contracts/errors.ts";
import type { OperatorId, TenantId } from "../contracts/ids.ts";
import type { Role } from "../contracts/permissions.ts";
import { newId } from "../entities/newId.ts";
import { issuePersonLink } from "./issuePersonLink.ts";
import type { IssuedLink } from "./issuePersonLink.ts";
import { recordAudit } from "./recordAudit.ts";

export interface Invitation {
  readonly tenantId: TenantId;
  readonly name: string;
  /** Lower case. */
  readonly email: string;
  readonly role: Role;
}

/** Creates an operator who has no password yet, and the link to choose one. Throws operator.email_taken. */
export async function invitePerson(
  db: DataSource,
  { tenantId, name, email, role }: Invitation,
  by: OperatorRef,
): Promise<{ readonly operatorId: OperatorId; readonly link: IssuedLink }> {
  return db.transaction(async (manager) => {
    const operatorId = newId("opr");
    const made: unknown[] = await manager.query(
      `INSERT INTO operators (id, "tenantId", name, email, role, "joinedAt") VALUES ($1, $2, $3, $4, $5, NULL)
       ON CONFLICT (email) DO NOTHING RETURNING id`,
      [operatorId, tenantId, name, email, role],
    );
    if (made.length === 0) throw new ProductError("operator.email_taken");
    await recordAudit(manager, {
      tenantId,
      by,
      action: "person.invited",
      entityId: operatorId,
      after: { name, email, role },
    });
    return { operatorId, link: await issuePersonLink(manager, operatorId, "invite") };
  });
}
