import type { DataSource } from "typeorm";
import type { AssignmentTarget } from "../../contracts/actors.ts";
import { ProductError } from "../../contracts/errors.ts";
import type { Caller } from "../auth/signedIn.ts";
import { requireVisible } from "./requireVisible.ts";

/**
 * Whoever may answer may give a conversation to themselves; to anybody else, who may assign. Throws permission.denied, or
 * not_found for a person or a team that the caller does not see.
 */
export async function requireMayGive(db: DataSource, operator: Caller, to: AssignmentTarget): Promise<void> {
  const isOneself = to?.kind === "operator" && to.id === operator.operatorId;
  if (isOneself) return;
  if (!operator.permissions.includes("conversations.assign")) throw new ProductError("permission.denied");
  if (to !== null) await requireVisible(db, operator, to.kind === "team" ? "teamId" : "operatorId", to.id);
}
