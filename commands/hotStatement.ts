import { EntityManager, QueryFailedError } from "typeorm";
import type { DataSource } from "typeorm";
import { PostgresDriver } from "typeorm/driver/postgres/PostgresDriver.js";

/**
 * A statement that is planned once per connection under its name, instead of at every call: of one that looks into many
 * tables the planning costs more than the work. Given a manager it runs in its transaction, else in one of its own. Errors
 * are TypeORM's, as everywhere else.
 */
export function hotStatement<Row>(name: string, text: string) {
  return async (on: DataSource | EntityManager, values: readonly unknown[]): Promise<readonly Row[]> => {
    const connection = on instanceof EntityManager ? await on.queryRunner?.connect() : undefined;
    const { rows }: { readonly rows: readonly Row[] } = await (connection ?? poolOf(on))
      .query({ name, text, values })
      .catch((error: unknown) => {
        throw new QueryFailedError(text, [...values], error instanceof Error ? error : new Error(String(error)));
      });
    return rows;
  };
}

function poolOf(on: DataSource | EntityManager) {
  const { isInitialized, driver } = on instanceof EntityManager ? on.connection : on;
  if (!isInitialized || !(driver instanceof PostgresDriver)) throw new Error("Driver not Connected");
  return driver.master;
}
