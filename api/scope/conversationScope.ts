import type { ConversationHolders } from "../../contracts/conversation.ts";
import type { Bind } from "../parameters.ts";
import type { Viewer } from "./viewer.ts";

/** The condition that a viewer may see the conversation with this alias. */
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

/** The same for a conversation of the viewer's tenant that has been read. A property test holds the two together. */
export const mayView = (
  { scope, operatorId, branchIds, teamIds }: Viewer,
  { branchId, teamId, assigneeId }: ConversationHolders,
): boolean =>
  scope === "GLOBAL" ||
  (assigneeId === null ? teamId !== null && teamIds.includes(teamId) : assigneeId === operatorId) ||
  (scope === "BRANCH" && branchId !== null && branchIds.includes(branchId));
