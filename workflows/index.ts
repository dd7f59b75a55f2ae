/** The entry of the workflow bundle: every workflow type, under the name by which it is started. */
export { bulkWorkflow } from "./bulk/workflow.ts";
export { callWorkflow } from "./call/workflow.ts";
export { conversationWorkflow } from "./conversation/workflow.ts";
export { historyImportWorkflow } from "./historyImport/workflow.ts";
export { mediaFetchWorkflow } from "./mediaFetch/workflow.ts";
export { queueWorkflow } from "./queue/workflow.ts";
export { retentionWorkflow } from "./retention/workflow.ts";
export { simulationWorkflow } from "./simulation/workflow.ts";
export { telegramAccountWorkflow } from "./telegramAccount/workflow.ts";
export { touchWorkflow } from "./touch/workflow.ts";
export { translationWorkflow } from "./translation/workflow.ts";
