import { Menu } from "@mantine/core";
import { IconUserPlus } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { assignees } from "../../../../queries/queues.ts";
import { useMay, useOperator } from "../../../../shell/useOperator.ts";
import { type AssignTo, targetsFor } from "../../thread/assign/targetsFor.ts";
import { BulkMenu } from "./BulkMenu.tsx";

/** As if somebody had all of them, so that they can be given to nobody as well. */
const held = { mode: "operator", assigneeId: null, teamId: null } as const;

/** To whom all of them go: oneself, a colleague, the line of a team, or nobody. */
export function BulkAssign({ onChosen }: { readonly onChosen: (to: AssignTo) => void }) {
  const { t } = useTranslation();
  const operator = useOperator();
  const mayAssign = useMay("conversations.assign");
  const { data } = useQuery(assignees());
  const groups =
    data && operator ? targetsFor({ ...data, conversation: held, me: operator.id, mayAssign, sought: "" }) : [];
  return (
    <BulkMenu label={t("bulk.todo.assign")} glyph={IconUserPlus}>
      {groups.map(({ name, targets }) => (
        <div key={name}>
          <Menu.Label>{t(`assign.${name}`)}</Menu.Label>
          {targets.map((target) => (
            <Menu.Item key={target.key} onClick={() => onChosen(target.to)}>
              {target.kind === "person" ? target.person.name : target.kind === "team" && target.name}
            </Menu.Item>
          ))}
        </div>
      ))}
      {mayAssign && (
        <>
          <Menu.Divider />
          <Menu.Item onClick={() => onChosen(null)}>{t("assign.toNobody")}</Menu.Item>
        </>
      )}
    </BulkMenu>
  );
}
