import type { DataSource } from "typeorm";
import type { z } from "zod";
import type { OperatorRef } from "../../contracts/actors.ts";
import { ProductError } from "../../contracts/errors.ts";
import type { DealChange } from "../../contracts/funnel.ts";
import type { AppealId, ContactId, ConversationId, TenantId } from "../../contracts/ids.ts";
import { changedFields } from "../changedFields.ts";
import { recordAudit } from "../recordAudit.ts";
import { recordEvents } from "../recordEvents.ts";
import { transact } from "../transact.ts";

interface FoundDeal {
  readonly title: string;
  readonly amount: number | null;
  readonly version: number;
  readonly conversationId: ConversationId;
  readonly contactId: ContactId;
}

/** A change that brings nothing new is no change, so that a repeat is not refused. Throws appeal.not_found and appeal.changed_meanwhile. */
export async function changeDeal(
  db: DataSource,
  { tenantId, appealId }: { readonly tenantId: TenantId; readonly appealId: AppealId },
  change: z.output<typeof DealChange>,
  by: OperatorRef,
): Promise<void> {
  await transact(db, async (manager) => {
    const [found]: FoundDeal[] = await manager.query(
      `SELECT title, amount::float8 AS amount, version, "conversationId", "contactId" FROM appeals
       WHERE id = $1 AND "tenantId" = $2 FOR NO KEY UPDATE`,
      [appealId, tenantId],
    );
    if (found === undefined) throw new ProductError("appeal.not_found");
    const { version, conversationId, contactId, ...before } = found;
    const after = {
      title: change.title ?? before.title,
      amount: change.amount === undefined ? before.amount : change.amount,
    };
    const changed = changedFields(before, after);
    if (Object.keys(changed.after).length === 0) return;
    if (version !== change.version) throw new ProductError("appeal.changed_meanwhile");
    await manager.query(`UPDATE appeals SET title = $2, amount = $3, version = version + 1 WHERE id = $1`, [
      appealId,
      after.title,
      after.amount,
    ]);
    await recordAudit(manager, {
      tenantId,
      by,
      action: "appeal.dealChanged",
      entityId: appealId,
      conversationId,
      ...changed,
    });
    await recordEvents(manager, tenantId, [{ kind: "appeal.changed", conversationId, contactId, appealId }]);
  });
}
