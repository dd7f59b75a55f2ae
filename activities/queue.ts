import type { DataSource } from "typeorm";
import { carryOutChoice } from "../commands/carryOutChoice.ts";
import { lookAtLine } from "../commands/lookAtLine.ts";
import type { TeamId } from "../contracts/ids.ts";
import type { QueueChoice, QueueLook } from "../contracts/queue.ts";

export type QueueActivities = ReturnType<typeof createQueueActivities>;

interface Served {
  /** False: what had been chosen could not be carried out any more. */
  readonly done: boolean;
  readonly look: QueueLook;
}

export const createQueueActivities = ({ db }: { readonly db: DataSource }) => ({
  /** Carries out a choice, if there is one, and looks at the line again. One activity, since each costs as much as its work. */
  async serveLine({ teamId, choice }: { teamId: TeamId; choice: QueueChoice | null }): Promise<Served> {
    const done = choice === null || (await carryOutChoice(db, teamId, choice));
    return { done, look: await lookAtLine(db, teamId) };
  },
});
