import { Select } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { MacroAssignee } from "../../../../../../contracts/macro.ts";
import { assignees } from "../../../queries/queues.ts";

interface AssignFieldProps {
  readonly label: string;
  readonly to: MacroAssignee;
  readonly onChange: (to: MacroAssignee) => void;
}

/** To whom a macro gives a conversation. */
export function AssignField({ label, to, onChange }: AssignFieldProps) {
  const { t } = useTranslation();
  const { data } = useQuery(assignees());
  const { people = [], teams = [] } = data ?? {};
  return (
    <Select
      aria-label={label}
      searchable
      allowDeselect={false}
      data={[
        { value: "me", label: t("macroAssign.me") },
        { value: "nobody", label: t("macroAssign.nobody") },
        { group: t("assign.people"), items: people.map(({ id, name }) => ({ value: `operator ${id}`, label: name })) },
        { group: t("assign.teams"), items: teams.map(({ id, name }) => ({ value: `team ${id}`, label: name })) },
      ]}
      value={"id" in to ? `${to.kind} ${to.id}` : to.kind}
      onChange={(value) => {
        const [kind, id] = value?.split(" ") ?? [];
        const chosen = MacroAssignee.safeParse({ kind, id });
        if (chosen.success) onChange(chosen.data);
      }}
    />
  );
}
