import type { DataSource } from "typeorm";
import { remindOfContracts } from "../../commands/companies/remindOfContracts.ts";
import { remindOfTasks } from "../../commands/tasks/remindOfTasks.ts";
import type { ApiDeps } from "../apiDeps.ts";
import { keepLooking } from "../looking.ts";
import type { Looking } from "../looking.ts";

/** Days pass at midnight somewhere every hour. */
const CONTRACTS_LOOK_MS = 3_600_000;
/** Nobody notices that a reminder is so much late. */
const TASKS_LOOK_MS = 15_000;
/** While the database is away or not there yet. */
const RETRY_MS = 10_000;

/** Reminds of contracts that end, and of tasks. Several processes may do it at the same time: of the same thing nobody is told twice. */
export function startReminders(deps: Pick<ApiDeps, "db" | "log">): Pick<Looking, "stop"> {
  const reminders = [
    keepReminding(deps, remindOfContracts, CONTRACTS_LOOK_MS),
    keepReminding(deps, remindOfTasks, TASKS_LOOK_MS),
  ];
  return {
    async stop() {
      await Promise.all(reminders.map((reminding) => reminding.stop()));
    },
  };
}

const keepReminding = (
  { db, log }: Pick<ApiDeps, "db" | "log">,
  remind: (db: DataSource) => Promise<boolean>,
  lookMs: number,
): Looking =>
  keepLooking(async () => {
    if (!db.isInitialized) return RETRY_MS;
    try {
      while (await remind(db));
      return lookMs;
    } catch (error) {
      log.warn({ err: error }, "Nobody can be reminded of anything right now.");
      return RETRY_MS;
    }
  });
