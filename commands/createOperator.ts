import { hash } from "@node-rs/argon2";
import type { EntityManager } from "typeorm";
import type { OperatorId, TenantId } from "../contracts/ids.ts";
import type { Role } from "../contracts/permissions.ts";
import { newId } from "../entities/newId.ts";

export interface OperatorToCreate {
  readonly tenantId: TenantId;
  readonly name: string;
  /** Lower case. */
  readonly email: string;
  readonly password: string;
  readonly role: Role;
  readonly isInstallationAdmin?: boolean;
}

/** Creates an operator. The password is kept as argon2id, 19 MiB, 2 passes (the OWASP recommendation). */
export async function createOperator(manager: EntityManager, operator: OperatorToCreate): Promise<OperatorId> {
  const { tenantId, name, email, password, role, isInstallationAdmin = false } = operator;
  const id = newId("opr");
  await manager.query(
    `INSERT INTO operators (id, "tenantId", name, email, role, "passwordHash", "isInstallationAdmin")
     VALUES ($1, $2, $3, $4, $5, $6, $7)`,
    [id, tenantId, name, email, role, await hash(password), isInstallationAdmin],
  );
  return id;
}
