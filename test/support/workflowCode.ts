import { existsSync } from "node:fs";
import { rename, writeFile } from "node:fs/promises";
import { inject } from "vitest";
import { bundleWorkflows } from "../../workers/bundleWorkflows.ts";
import type { WorkflowCode } from "../../workers/workflowCode.ts";

/** The workflows of the sources, bundled by the first file of a run that needs them: it takes seconds. */
export async function workflowCode(): Promise<WorkflowCode> {
  const codePath = inject("workflowBundle");
  if (!existsSync(codePath)) {
    const { code } = await bundleWorkflows();
    // Two files may come first at once: whoever reads finds a whole bundle, whichever it is.
    const own = `${codePath}.${process.pid}`;
    await writeFile(own, code);
    await rename(own, codePath);
  }
  return { workflowBundle: { codePath } };
}
