import type { DataSource } from "typeorm";
import { ProductError } from "../../contracts/errors.ts";
import type { OperatorId, TenantId } from "../../contracts/ids.ts";
import type { Person } from "../../contracts/person.ts";

type PersonRow = Omit<Person, "seenAt"> & { readonly seenAt: Date | null };

/** A tenant's operators by name, or the one that is named. Those deactivated come last. */
export async function readPeople(db: DataSource, tenantId: TenantId, operatorId?: OperatorId): Promise<Person[]> {
  const rows: PersonRow[] = await db.query(
    `SELECT id, name, email, role, "maxOpenConversations", "seenAt", "totpSealed" IS NOT NULL AS "twoFactor",
       CASE WHEN "deactivatedAt" IS NOT NULL THEN 'deactivated' WHEN "joinedAt" IS NULL THEN 'invited'
         ELSE 'active' END AS state,
       CASE WHEN "deactivatedAt" IS NULL AND "seenAt" > now() - interval '5 minutes' THEN presence
         ELSE 'offline' END AS presence
     FROM operators WHERE "tenantId" = $1 AND ($2::text IS NULL OR id = $2)
     ORDER BY "deactivatedAt" IS NOT NULL, name, id`,
    [tenantId, operatorId ?? null],
  );
  return rows.map(({ seenAt, ...person }) => Object.assign(person, { seenAt: seenAt?.toISOString() ?? null }));
}

/** Throws operator.not_found. */
export async function readPerson(db: DataSource, tenantId: TenantId, operatorId: OperatorId): Promise<Person> {
  const [person] = await readPeople(db, tenantId, operatorId);
  if (person === undefined) throw new ProductError("operator.not_found");
  return person;
}
