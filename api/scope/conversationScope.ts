import type { Bind } from "../parameters.ts";
import type { Viewer } from "./viewer.ts";

/** The condition that a viewer may see the conversation with this alias: `mayView` (contracts/sight.ts) in SQL. */
export function seesConversation(viewer: Viewer, c: string, bind: Bind): string {
  const ofTenant = `${c}."tenantId" = ${bind(viewer.tenantId)}`;
  if (viewer.scope === "GLOBAL") return ofTenant;
  const arms = [
    ...(viewer.scope === "BRANCH" ? [`${c}."branchId" = ANY(${bind(viewer.branchIds)}::text[])`] : []),
    `${c}."assigneeId" = ${bind(viewer.operatorId)}`,
    `(${c}."assigneeId" IS NULL AND ${c}."teamId" = ANY(${bind(viewer.teamIds)}::text[]))`,
  ];
  return `(${ofTenant} AND (${arms.join(" OR ")}))`;
}
