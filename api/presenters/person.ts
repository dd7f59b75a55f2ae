import type { DataSource } from "typeorm";
import { ProductError } from "../../contracts/errors.ts";
import type { OperatorId } from "../../contracts/ids.ts";
import type { Person } from "../../contracts/person.ts";
import { parameters } from "../parameters.ts";
import { sees } from "../scope/scopes.ts";
import type { Viewer } from "../scope/viewer.ts";

type PersonRow = Omit<Person, "seenAt"> & { readonly seenAt: Date | null };

/** The operators whom a viewer sees by name, or the one that is named. Those deactivated come last. */
export async function readPeople(db: DataSource, viewer: Viewer, operatorId?: OperatorId): Promise<Person[]> {
  const { values, bind } = parameters();
  const rows: PersonRow[] = await db.query(
    `SELECT id, name, email, role, scope, "branchId", "maxOpenConversations", "seenAt", "totpSealed" IS NOT NULL AS "twoFactor",
       CASE WHEN "deactivatedAt" IS NOT NULL THEN 'deactivated' WHEN "joinedAt" IS NULL THEN 'invited'
         ELSE 'active' END AS state,
       CASE WHEN "deactivatedAt" IS NULL AND "seenAt" > now() - interval '5 minutes' THEN presence
         ELSE 'offline' END AS presence,
       ARRAY(SELECT "teamId" FROM team_members WHERE "operatorId" = o.id ORDER BY 1) AS "teamIds"
     FROM operators o
     WHERE ${sees.operator(viewer, "o", bind)} ${operatorId === undefined ? "" : `AND id = ${bind(operatorId)}`}
     ORDER BY "deactivatedAt" IS NOT NULL, name, id`,
    values,
  );
  return rows.map(({ seenAt, ...person }) => Object.assign(person, { seenAt: seenAt?.toISOString() ?? null }));
}

/** Throws operator.not_found. */
export async function readPerson(db: DataSource, viewer: Viewer, operatorId: OperatorId): Promise<Person> {
  const [person] = await readPeople(db, viewer, operatorId);
  if (person === undefined) throw new ProductError("operator.not_found");
  return person;
}
