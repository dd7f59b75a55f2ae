export const retentionWorkflowType = "retentionWorkflow";
export const retentionWorkflowId = "retention";
