import { Input, MultiSelect, SegmentedControl, Select } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { type BranchId, TeamId } from "../../../../../../contracts/ids.ts";
import { DataScope, isNoWider, Role } from "../../../../../../contracts/permissions.ts";
import { roles, teams } from "../../../queries/structure.ts";
import { useOperator } from "../../../shell/useOperator.ts";
import { useRoleName } from "../../../shell/useRoleName.ts";
import { BranchSelect } from "../structure/BranchSelect.tsx";

/** What somebody may do, whose data they see, and where they belong. */
export interface PersonRights {
  readonly role: Role;
  readonly scope: DataScope;
  readonly branchId: BranchId | null;
  readonly teamIds: readonly TeamId[];
}

interface RightsFieldsProps {
  readonly rights: PersonRights;
  readonly onChange: (rights: PersonRights) => void;
}

/** Offers only what one has oneself; with a role of the product comes the scope that is usual for it. */
export function RightsFields({ rights, onChange }: RightsFieldsProps) {
  const { t } = useTranslation();
  const operator = useOperator();
  const roleName = useRoleName();
  const { data: offered = [] } = useQuery(roles());
  const { data: known = [] } = useQuery(teams());
  const change = (part: Partial<PersonRights>) => onChange({ ...rights, ...part });
  const maySee = (scope: DataScope) => operator !== undefined && isNoWider(scope, operator.scope);
  const choose = (role: Role) => {
    const usual = offered.find((one) => one.role === role)?.usualScope ?? rights.scope;
    change({ role, scope: maySee(usual) ? usual : rights.scope });
  };
  return (
    <>
      <Select
        label={t("people.role")}
        allowDeselect={false}
        value={rights.role}
        onChange={(value) => {
          const chosen = Role.safeParse(value);
          if (chosen.success) choose(chosen.data);
        }}
        data={offered.map(({ role, name, permissions }) => ({
          value: role,
          label: roleName(role, name),
          disabled: !permissions.every((permission) => operator?.permissions.includes(permission)),
        }))}
      />
      <Input.Wrapper
        label={t("structure.sees")}
        labelElement="div"
        description={t(`structure.scopeLead.${rights.scope}`)}
        descriptionProps={{ mt: "xs" }}
        inputWrapperOrder={["label", "input", "description"]}
      >
        <SegmentedControl
          fullWidth
          aria-label={t("structure.sees")}
          value={rights.scope}
          onChange={(scope) => change({ scope })}
          data={DataScope.options.map((scope) => ({
            value: scope,
            label: t(`structure.scope.${scope}`),
            disabled: !maySee(scope),
          }))}
        />
      </Input.Wrapper>
      <BranchSelect
        label={t("structure.branch")}
        none={t("structure.noBranch")}
        value={rights.branchId}
        onChange={(branchId) => change({ branchId })}
      />
      {known.length > 0 && (
        <MultiSelect
          label={t("structure.teams")}
          searchable
          value={[...rights.teamIds]}
          onChange={(chosen) => change({ teamIds: chosen.map((id) => TeamId.parse(id)) })}
          data={known.map(({ id, name }) => ({ value: id, label: name }))}
        />
      )}
    </>
  );
}
