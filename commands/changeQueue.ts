import type { DataSource } from "typeorm";
import type { OperatorRef } from "../contracts/actors.ts";
import { ProductError } from "../contracts/errors.ts";
import type { TeamId, TenantId } from "../contracts/ids.ts";
import { QueueSettings } from "../contracts/queue.ts";
import { recordAudit } from "./recordAudit.ts";
import { transact } from "./transact.ts";

interface QueueChange {
  readonly tenantId: TenantId;
  readonly teamId: TeamId;
  /** Absent: left as it is. */
  readonly change: { readonly [Field in keyof QueueSettings]?: QueueSettings[Field] | undefined };
  readonly by: OperatorRef;
}

/** Changes how a team's line is served, and rings its actor. Throws team.not_found. */
export async function changeQueue(
  db: DataSource,
  { tenantId, teamId, change, by }: QueueChange,
): Promise<QueueSettings> {
  return transact(db, async (manager) => {
    const [row]: unknown[] = await manager.query(
      `SELECT "order", "ladderSeconds", "businessHours", "offHoursText", sla FROM teams WHERE id = $1 AND "tenantId" = $2 FOR UPDATE`,
      [teamId, tenantId],
    );
    if (row === undefined) throw new ProductError("team.not_found");
    const before = QueueSettings.parse(row);
    const given = Object.entries(change).filter(([, value]) => value !== undefined);
    const after = QueueSettings.parse({ ...before, ...Object.fromEntries(given) });
    await manager.query(
      `UPDATE teams SET "order" = $2, "ladderSeconds" = $3, "businessHours" = $4, "offHoursText" = $5, sla = $6 WHERE id = $1`,
      [
        teamId,
        after.order,
        after.ladderSeconds,
        after.businessHours === null ? null : JSON.stringify(after.businessHours),
        after.offHoursText,
        after.sla === null ? null : JSON.stringify(after.sla),
      ],
    );
    await manager.query(`SELECT ring_queue($1, 'orderChanged')`, [teamId]);
    await recordAudit(manager, {
      tenantId,
      by,
      action: "team.queueChanged",
      entityId: teamId,
      before: auditOf(before),
      after: auditOf(after),
    });
    return after;
  });
}

/** Texts are not kept in the log, only their lengths. */
const auditOf = ({ order, ladderSeconds, businessHours, offHoursText, sla }: QueueSettings) => ({
  order,
  ladderSeconds,
  sla,
  hasOwnHours: businessHours !== null,
  offHoursTextLength: offHoursText?.length ?? null,
});
