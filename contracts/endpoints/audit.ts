import { z } from "zod";
import { AuditAction, AuditEntry } from "../audit.ts";
import { endpoint } from "../endpoint.ts";
import { OperatorId } from "../ids.ts";

/** Bounds are moments: from the first inclusive to the second exclusive. */
export const AuditFilter = z.object({
  operatorId: OperatorId.optional(),
  action: AuditAction.optional(),
  /** What was changed, or the conversation it belongs to. */
  entityId: z.string().trim().min(1).max(60).optional(),
  from: z.iso.datetime({ offset: true }).optional(),
  to: z.iso.datetime({ offset: true }).optional(),
});
export type AuditFilter = z.infer<typeof AuditFilter>;

/** Newest first. `next` is the cursor of the following page, null on the last. The same as a file: audit.csv beside it. */
export const listAuditEntries = endpoint({
  name: "listAuditEntries",
  summary: "Who changed what and when, the newest first.",
  method: "GET",
  path: "/api/v1/admin/audit",
  access: "audit.read",
  query: AuditFilter.extend({
    cursor: z.string().max(200).optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  result: z.object({ entries: z.array(AuditEntry), next: z.string().nullable() }),
});

export const listAuditedOperators = endpoint({
  name: "listAuditedOperators",
  summary: "Everybody whose entries can be asked for.",
  method: "GET",
  path: "/api/v1/admin/audit/operators",
  access: "audit.read",
  result: z.object({ operators: z.array(z.object({ id: OperatorId, name: z.string() })) }),
});
