import { defineSignal } from "@temporalio/workflow";
import type { ChannelAccountId, TenantId } from "../../contracts/ids.ts";

export const historyImportWorkflowType = "historyImportWorkflow";
export const historyImportWorkflowId = (id: ChannelAccountId) => `history-import/${id}`;

/** What is imported and how far that is lies in Postgres. */
export interface HistoryImportInput {
  readonly channelAccountId: ChannelAccountId;
  readonly tenantId: TenantId;
}

/** There is something to do in Postgres. */
export const importOrderedSignal = defineSignal("importOrdered");
