import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { bundleWorkflows } from "./bundleWorkflows.ts";

/** Where a worker takes the workflows from: the bundle that the build wrote, or one made now from the sources. */
export type WorkflowCode = { readonly workflowBundle: { readonly codePath: string } | { readonly code: string } };

export async function findWorkflowCode(): Promise<WorkflowCode> {
  const codePath = fileURLToPath(new URL("../workflows/bundle.js", import.meta.url));
  return { workflowBundle: existsSync(codePath) ? { codePath } : await bundleWorkflows() };
}
