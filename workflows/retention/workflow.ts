import { log, patched, proxyActivities, workflowInfo } from "@temporalio/workflow";
import type { RetentionActivities } from "../../activities/retention.ts";
import type { TenantId } from "../../contracts/ids.ts";
import type { Forgettable } from "../../contracts/tenantSettings.ts";

const { tenantsThatForget, forgetDiagnostics, forgetQuiet, recordForgetting } = proxyActivities<RetentionActivities>({
  taskQueue: "io",
  startToCloseTimeout: "5 minutes",
  retry: { initialInterval: "5 seconds", backoffCoefficient: 2, maximumInterval: "5 minutes", maximumAttempts: 10 },
});

/** One day's forgetting, tenant by tenant in batches. A tenant whose batch keeps failing holds up no other. */
export async function retentionWorkflow(): Promise<void> {
  for (const tenantId of await tenantsThatForget()) {
    try {
      await forgetAll(tenantId);
    } catch (error) {
      log.error("A tenant's quiet conversations could not be forgotten; tomorrow goes on with them.", {
        tenantId,
        error,
      });
    }
  }
  if (patched("diagnostics")) await forgetDiagnostics();
}

async function forgetAll(tenantId: TenantId): Promise<void> {
  let total: Forgettable = { conversations: 0, messages: 0, files: 0 };
  for (;;) {
    const { conversations, messages, files } = await forgetQuiet({ tenantId });
    if (conversations === 0) break;
    total = {
      conversations: total.conversations + conversations,
      messages: total.messages + messages,
      files: total.files + files,
    };
  }
  await recordForgetting({ tenantId, run: workflowInfo().runId, ...total });
}
