import type { DataSource } from "typeorm";

/** What a refused request may leave behind, with the reason. */
const excused: Readonly<Record<string, string>> = {
  consumer_cursors: "Who is told of what is read from the log in the background.",
  request_limits: "Requests are counted, the refused ones too.",
  sign_in_limits: "Attempts are counted, those that fail above all.",
};

/** Columns that say when somebody was last here. */
const LAST_SEEN = ["seenAt", "lastUsedAt"];

/** A digest of every table's rows: what is the same before and after was not changed by anything. A sum, because sorting the rows takes four times as long. */
export async function digestTables(db: DataSource): Promise<Readonly<Record<string, string>>> {
  const tables: { name: string }[] = await db.query(
    `SELECT relname AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' ORDER BY 1`,
  );
  const digests = tables
    .filter(({ name }) => !(name in excused))
    .map(
      ({ name }) =>
        `SELECT '${name}' AS name, sum(hashtextextended((to_jsonb(r) - $1::text[])::text, 0)) AS digest FROM "${name}" r`,
    );
  const rows: { name: string; digest: string }[] = await db.query(digests.join(" UNION ALL "), [LAST_SEEN]);
  return Object.fromEntries(rows.map(({ name, digest }) => [name, digest]));
}
