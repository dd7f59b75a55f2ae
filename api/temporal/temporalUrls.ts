import type { ApiSettings } from "../apiDeps.ts";
import type { Caller } from "../auth/signedIn.ts";

type UiSettings = Pick<ApiSettings, "temporalUiUrl" | "temporalNamespace">;

/** A workflow's page in the Temporal UI: of one run, or of the latest. Null when no UI is configured. */
export function workflowUrl(settings: UiSettings, workflowId: string, runId?: string): string | null {
  const page = workflowsUrl(settings);
  if (page === null) return null;
  const workflow = `${page}/${encodeURIComponent(workflowId)}`;
  return runId === undefined ? workflow : `${workflow}/${encodeURIComponent(runId)}/history`;
}

/** The Temporal UI's list, of all workflows or of those that a visibility query finds. */
export function workflowsUrl({ temporalUiUrl, temporalNamespace }: UiSettings, query?: string): string | null {
  if (temporalUiUrl === null) return null;
  const page = `${temporalUiUrl}/namespaces/${encodeURIComponent(temporalNamespace)}/workflows`;
  return query === undefined ? page : `${page}?query=${encodeURIComponent(query)}`;
}

/** The Temporal UI shows the actors of every tenant. */
export const forInstallation = ({ isInstallationAdmin }: Pick<Caller, "isInstallationAdmin">, url: string | null) =>
  isInstallationAdmin ? url : null;
