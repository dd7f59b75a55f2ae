import type { DataSource } from "typeorm";
import type { OperatorRef } from "../contracts/actors.ts";
import type { TenantId } from "../contracts/ids.ts";
import type { Presence } from "../contracts/person.ts";
import { recordAudit } from "./recordAudit.ts";

interface ProfileChange {
  readonly name?: string | undefined;
  readonly presence?: Presence | undefined;
  readonly signature?: string | undefined;
}

/** Changes what an operator decides about themselves. */
export async function changeProfile(
  db: DataSource,
  tenantId: TenantId,
  by: OperatorRef,
  { name, presence, signature }: ProfileChange,
): Promise<void> {
  await db.transaction(async (manager) => {
    await manager.query(
      `UPDATE operators SET name = coalesce($2, name), presence = coalesce($3, presence),
         signature = coalesce($4, signature) WHERE id = $1`,
      [by.operatorId, name ?? null, presence ?? null, signature ?? null],
    );
    await recordAudit(manager, {
      tenantId,
      by,
      action: "profile.changed",
      entityId: by.operatorId,
      after: {
        ...(name !== undefined && { name }),
        ...(presence !== undefined && { presence }),
        ...(signature !== undefined && { signatureLength: signature.length }),
      },
    });
  });
}
