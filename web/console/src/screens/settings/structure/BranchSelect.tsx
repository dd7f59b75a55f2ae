import { Select } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { BranchId } from "../../../../../../contracts/ids.ts";
import { branches } from "../../../queries/structure.ts";
import { branchPath, inTree } from "./branchTree.ts";

interface BranchSelectProps {
  readonly label: string;
  /** What no branch is called here. */
  readonly none: string;
  readonly description?: string;
  readonly value: BranchId | null;
  readonly onChange: (branchId: BranchId | null) => void;
  /** A branch that is not offered, nor what is below it. */
  readonly without?: BranchId;
}

export function BranchSelect({ label, none, description, value, onChange, without }: BranchSelectProps) {
  const { data = [] } = useQuery(branches());
  const offered = inTree(data.filter(({ id }) => id !== without));
  return (
    <Select
      label={label}
      description={description}
      searchable
      allowDeselect={false}
      value={value ?? ""}
      onChange={(chosen) => onChange(BranchId.safeParse(chosen).data ?? null)}
      data={[
        { value: "", label: none },
        ...offered.map(({ branch: { id } }) => ({ value: id, label: branchPath(data, id) })),
      ]}
    />
  );
}
