import type { DataSource } from "typeorm";

interface Statement {
  readonly text: string;
  readonly values: unknown[];
}

/** rate-limiter-flexible speaks to a `pg` pool; the data source has one only once it is connected. */
export const limiterClient = (db: DataSource) => ({
  query: async ({ text, values }: Statement) => {
    const rows: unknown[] = await db.query(text, values);
    return { rows, rowCount: rows.length };
  },
});
