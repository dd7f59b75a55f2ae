import { QueryFailedError } from "typeorm";
import type { DataSource } from "typeorm";
import { PostgresDriver } from "typeorm/driver/postgres/PostgresDriver.js";

/**
 * A statement of the message path: its own transaction, one round trip, and planned once per connection under its name
 * instead of at every call. Errors are TypeORM's, as everywhere else.
 */
export function hotStatement<Row>(name: string, text: string) {
  return async (db: DataSource, values: readonly unknown[]): Promise<readonly Row[]> => {
    if (!db.isInitialized || !(db.driver instanceof PostgresDriver)) throw new Error("Driver not Connected");
    try {
      const { rows }: { readonly rows: readonly Row[] } = await db.driver.master.query({ name, text, values });
      return rows;
    } catch (error) {
      throw new QueryFailedError(text, [...values], error instanceof Error ? error : new Error(String(error)));
    }
  };
}
