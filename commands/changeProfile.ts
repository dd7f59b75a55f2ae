import type { DataSource } from "typeorm";
import type { OperatorId } from "../contracts/ids.ts";
import type { Presence } from "../contracts/person.ts";

interface ProfileChange {
  readonly name?: string | undefined;
  readonly presence?: Presence | undefined;
}

/** Changes what an operator decides about themselves. */
export async function changeProfile(
  db: DataSource,
  operatorId: OperatorId,
  { name, presence }: ProfileChange,
): Promise<void> {
  await db.query(`UPDATE operators SET name = coalesce($2, name), presence = coalesce($3, presence) WHERE id = $1`, [
    operatorId,
    name ?? null,
    presence ?? null,
  ]);
}
