import { MultiSelect, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { changeTeam, createTeam } from "../../../../../../contracts/endpoints/structure.ts";
import { OperatorId } from "../../../../../../contracts/ids.ts";
import type { Team } from "../../../../../../contracts/structure.ts";
import { call } from "../../../api/call.ts";
import { people } from "../../../queries/people.ts";
import { useOperator } from "../../../shell/useOperator.ts";
import { BranchSelect } from "./BranchSelect.tsx";
import { Dialog } from "./Dialog.tsx";
import { OrderForm } from "./OrderForm.tsx";

interface TeamDialogProps {
  /** new: one that is not there yet. Closed without. */
  readonly team: Team | "new" | undefined;
  readonly onClose: () => void;
}

export function TeamDialog({ team, onClose }: TeamDialogProps) {
  const { t } = useTranslation();
  return (
    <Dialog
      title={typeof team === "object" ? t("structure.editOf", { name: team.name }) : t("teams.add")}
      onClose={onClose}
    >
      {team && <TeamForm team={team === "new" ? undefined : team} onDone={onClose} />}
    </Dialog>
  );
}

function TeamForm({ team, onDone }: { readonly team: Team | undefined; readonly onDone: () => void }) {
  const { t } = useTranslation();
  const operator = useOperator();
  const { data: colleagues = [] } = useQuery(people());
  const known = colleagues.filter(({ state }) => state !== "deactivated");
  const [name, setName] = useState(team?.name ?? "");
  const [branchId, setBranchId] = useState(
    team ? team.branchId : operator?.scope === "GLOBAL" ? null : (operator?.branchId ?? null),
  );
  const [memberIds, setMemberIds] = useState<readonly string[]>(team?.memberIds ?? []);
  const order = () => {
    const body = { name, branchId, memberIds: memberIds.map((id) => OperatorId.parse(id)) };
    return team ? call(changeTeam, { params: { teamId: team.id }, body }) : call(createTeam, { body });
  };
  return (
    <OrderForm action={t(team ? "action.save" : "structure.create")} order={order} onDone={onDone}>
      <TextInput
        label={t("structure.name")}
        required
        data-autofocus
        maxLength={100}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <BranchSelect
        label={t("structure.branch")}
        none={t("structure.wholeCompany")}
        value={branchId}
        onChange={setBranchId}
      />
      <MultiSelect
        label={t("teams.members")}
        searchable
        value={memberIds.filter((id) => known.some((person) => person.id === id))}
        onChange={(chosen) => {
          const unseen = memberIds.filter((id) => !known.some((person) => person.id === id));
          setMemberIds([...unseen, ...chosen]);
        }}
        data={known.map((person) => ({ value: person.id, label: person.name }))}
      />
    </OrderForm>
  );
}
