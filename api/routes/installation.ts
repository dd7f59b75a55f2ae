import { getInstallationHealth, listUnknownSignIns } from "../../contracts/endpoints/installation.ts";
import { readPartsHealth } from "../health/readPartsHealth.ts";
import { route } from "../mount.ts";
import { VERSION } from "../version.ts";

interface FailureRow {
  readonly id: string;
  readonly occurredAt: Date;
  readonly address: string | null;
}

export const installationRoutes = [
  route(getInstallationHealth, async ({ deps }) => ({ version: VERSION, parts: await readPartsHealth(deps) })),

  route(listUnknownSignIns, async ({ deps: { db } }) => {
    const rows: FailureRow[] = await db.query(
      `SELECT id, "occurredAt", address FROM audit_entries
       WHERE "tenantId" IS NULL AND action = 'session.signInFailed' AND "occurredAt" > now() - interval '7 days'
       ORDER BY "occurredAt" DESC, id DESC LIMIT 100`,
    );
    return { failures: rows.map((row) => Object.assign(row, { occurredAt: row.occurredAt.toISOString() })) };
  }),
];
