import type { DataSource } from "typeorm";
import { ProductError } from "../../contracts/errors.ts";
import type { BranchId } from "../../contracts/ids.ts";
import { requireVisible } from "../scope/requireVisible.ts";
import type { Viewer } from "../scope/viewer.ts";

interface Named {
  readonly responsibleId?: string | null | undefined;
  readonly branchId?: BranchId | null | undefined;
  readonly headCompanyId?: string | null | undefined;
}

/**
 * Throws the not_found of an operator or a company that the viewer does not see, and operator.beyond_own_rights for a branch
 * that is known to them and not theirs.
 */
export async function requireNameable(
  db: DataSource,
  viewer: Viewer,
  { responsibleId, branchId, headCompanyId }: Named,
): Promise<void> {
  if (responsibleId) await requireVisible(db, viewer, "operatorId", responsibleId);
  if (headCompanyId) await requireVisible(db, viewer, "companyId", headCompanyId);
  if (!branchId) return;
  await requireVisible(db, viewer, "branchId", branchId);
  if (viewer.scope !== "GLOBAL" && !viewer.branchIds.includes(branchId))
    throw new ProductError("operator.beyond_own_rights");
}
