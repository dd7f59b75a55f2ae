import { beginHistoryImport, stopHistoryImport as stop } from "../../commands/telegram/orderHistoryImport.ts";
import { getHistoryImport, startHistoryImport, stopHistoryImport } from "../../contracts/endpoints/historyImport.ts";
import { route } from "../mount.ts";
import { readHistoryImport } from "../presenters/historyImport.ts";

export const historyImportRoutes = [
  route(getHistoryImport, async ({ params: { channelAccountId }, deps: { db } }) => ({
    import: await readHistoryImport(db, channelAccountId),
  })),

  /** Asked again while it runs, it only makes sure that an actor works on it. */
  route(startHistoryImport, async ({ params: { channelAccountId }, body: { reach }, operator, deps }) => {
    const { tenantId } = operator;
    await beginHistoryImport(deps.db, { tenantId, channelAccountId, reach, by: operator });
    await deps.actors.importHistory({ channelAccountId, tenantId });
    return { import: await readHistoryImport(deps.db, channelAccountId) };
  }),

  route(stopHistoryImport, async ({ params: { channelAccountId }, operator, deps: { db } }) => {
    await stop(db, { tenantId: operator.tenantId, channelAccountId, by: operator });
    return { import: await readHistoryImport(db, channelAccountId) };
  }),
];
