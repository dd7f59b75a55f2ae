import { mkdir, writeFile } from "node:fs/promises";
import { bundleWorkflowCode } from "@temporalio/worker";
import type { WorkflowBundleWithSourceMap } from "@temporalio/worker";
import { modulePath } from "./modulePath.ts";

const silent = { log() {}, trace() {}, debug() {}, info() {} };

/** Bundles every workflow into one script for the workers' sandbox; fails when one drags in what a workflow may not use. */
export async function bundleWorkflows(): Promise<WorkflowBundleWithSourceMap> {
  return bundleWorkflowCode({
    // Shared by all cached actors instead of being evaluated for each: a third of an idle actor's memory.
    preloadModules: ["@temporalio/workflow", "@temporalio/common", modulePath("../workflows/sandbox")],
    workflowsPath: modulePath("../workflows/index"),
    failureConverterPath: modulePath("../temporal/failureConverter"),
    logger: { ...silent, warn: (message) => fail(message), error: (message) => fail(message) },
  });
}

/** Run by the build: writes the bundle where the worker expects it. */
if (import.meta.main) {
  const target = new URL("../workflows/", import.meta.url);
  await mkdir(target, { recursive: true });
  const { code } = await bundleWorkflows();
  await writeFile(new URL("bundle.js", target), code);
}

function fail(message: string): never {
  throw new Error(`The workflows cannot be bundled: ${message}`);
}
