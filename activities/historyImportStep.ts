import type { DataSource } from "typeorm";
import { readImport } from "../commands/telegram/historyImports.ts";
import type { ChannelAccountId } from "../contracts/ids.ts";

export type HistoryImportStepActivities = ReturnType<typeof createHistoryImportStepActivities>;

export const createHistoryImportStepActivities = ({ db }: { readonly db: DataSource }) => ({
  /** Whether there is anything left to import, and which process can do it; null: nobody holds the account. */
  async findImporter({ channelAccountId }: { readonly channelAccountId: ChannelAccountId }) {
    const { status, holderId } = await readImport(db, channelAccountId);
    return { isWanted: status === "running", holderId };
  },
});
