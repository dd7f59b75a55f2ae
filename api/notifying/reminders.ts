import { remindOfContracts } from "../../commands/companies/remindOfContracts.ts";
import type { ApiDeps } from "../apiDeps.ts";
import { keepLooking } from "../looking.ts";
import type { Looking } from "../looking.ts";

/** Days pass at midnight somewhere every hour. */
const LOOK_MS = 3_600_000;
/** While the database is away or not there yet. */
const RETRY_MS = 10_000;

/** Reminds of contracts that end. Several processes may do it at the same time: of the same thing nobody is told twice. */
export const startReminders = ({ db, log }: Pick<ApiDeps, "db" | "log">): Looking =>
  keepLooking(async () => {
    if (!db.isInitialized) return RETRY_MS;
    try {
      while (await remindOfContracts(db));
      return LOOK_MS;
    } catch (error) {
      log.warn({ err: error }, "Nobody can be reminded of contracts right now.");
      return RETRY_MS;
    }
  });
