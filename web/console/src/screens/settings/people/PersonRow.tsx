import { Badge, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { Person, PersonLink } from "../../../../../../contracts/person.ts";
import { ContactAvatar } from "../../../parts/ContactAvatar.tsx";
import { branches, roles, teams } from "../../../queries/structure.ts";
import { useMay } from "../../../shell/useOperator.ts";
import { useRoleName } from "../../../shell/useRoleName.ts";
import { branchPath } from "../structure/branchTree.ts";
import classes from "./PeopleScreen.module.css";
import { PersonMenu } from "./PersonMenu.tsx";

interface PersonRowProps {
  readonly person: Person;
  readonly onEdit: () => void;
  readonly onLink: (link: PersonLink) => void;
}

export function PersonRow({ person, onEdit, onLink }: PersonRowProps) {
  const { t } = useTranslation();
  const mayManage = useMay("people.manage");
  const roleName = useRoleName();
  const { data: knownRoles = [] } = useQuery(roles());
  const { data: places = [] } = useQuery(branches());
  const { data: knownTeams = [] } = useQuery(teams());
  const { id, name, email, role, scope, branchId, teamIds, state, presence, twoFactor, maxOpenConversations } = person;
  const ownName = knownRoles.find((one) => one.role === role)?.name ?? null;
  const belongings = [
    ...(branchId === null ? [] : [branchPath(places, branchId)]),
    ...knownTeams.filter((team) => teamIds.includes(team.id)).map((team) => team.name),
  ];
  return (
    <li className={classes.row}>
      <ContactAvatar id={id} name={name} />
      <div className={classes.who}>
        <Text fw={600}>{name}</Text>
        <Text size="sm" c="dimmed">
          {email}
          {twoFactor && ` · ${t("people.twoFactor")}`}
        </Text>
      </div>
      <div className={classes.state}>
        <Badge variant="default" tt="none">
          {state === "active" ? t(`people.presence.${presence}`) : t(`people.state.${state}`)}
        </Badge>
      </div>
      <div className={classes.role}>
        <Text size="sm">{roleName(role, ownName)}</Text>
        <Text size="sm" c="dimmed">
          {maxOpenConversations !== null && t("structure.limitOf", { limit: maxOpenConversations })}
        </Text>
      </div>
      <div className={classes.sees}>
        <Text size="sm">
          {t("structure.sees")}: {t(`structure.scope.${scope}`).toLocaleLowerCase()}
        </Text>
        <Text size="sm" c="dimmed">
          {belongings.join(" · ")}
        </Text>
      </div>
      {mayManage && <PersonMenu person={person} onEdit={onEdit} onLink={onLink} />}
    </li>
  );
}
