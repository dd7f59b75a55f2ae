import { z } from "zod";
import { AuditAction } from "../../../../../../contracts/audit.ts";
import type { AuditFilter } from "../../../../../../contracts/endpoints/audit.ts";
import { OperatorId } from "../../../../../../contracts/ids.ts";

/** The filters as the address bar holds them; days are whole days of whoever looks. */
export const AuditSearch = z.object({
  operator: OperatorId.optional().catch(undefined),
  action: AuditAction.optional().catch(undefined),
  entity: z.string().max(60).optional().catch(undefined),
  from: z.iso.date().optional().catch(undefined),
  to: z.iso.date().optional().catch(undefined),
});
export type AuditSearch = z.infer<typeof AuditSearch>;

/** The same as the API takes them: the last day counts to its end. */
export function filterOf({ operator, action, entity, from, to }: AuditSearch): AuditFilter {
  return {
    ...(operator && { operatorId: operator }),
    ...(action && { action }),
    ...(entity && { entityId: entity }),
    ...(from && { from: startOfDay(from, 0) }),
    ...(to && { to: startOfDay(to, 1) }),
  };
}

/** Without a zone, a date with a time is read in the zone of whoever looks. */
function startOfDay(date: string, daysLater: number): string {
  const day = new Date(`${date}T00:00:00`);
  day.setDate(day.getDate() + daysLater);
  return day.toISOString();
}
