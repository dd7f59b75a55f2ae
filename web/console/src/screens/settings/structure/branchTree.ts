import type { BranchId } from "../../../../../../contracts/ids.ts";
import type { Branch } from "../../../../../../contracts/structure.ts";

export interface PlacedBranch {
  readonly branch: Branch;
  /** 0 at the top level. */
  readonly depth: number;
}

/** Each branch above those below it; neighbours stay in the order in which they came. */
export function inTree(
  branches: readonly Branch[],
  parentId: BranchId | null = null,
  depth = 0,
): readonly PlacedBranch[] {
  const children = branches.filter((branch) => branch.parentId === parentId);
  return children.flatMap((branch) => {
    const placed: readonly PlacedBranch[] = [{ branch, depth }];
    return placed.concat(inTree(branches, branch.id, depth + 1));
  });
}

/** "Юг / Ростов": a branch as it is called where the tree is not in sight. */
export function branchPath(branches: readonly Branch[], id: BranchId): string {
  const branch = branches.find((one) => one.id === id);
  if (branch === undefined) return "";
  return branch.parentId === null ? branch.name : `${branchPath(branches, branch.parentId)} / ${branch.name}`;
}
