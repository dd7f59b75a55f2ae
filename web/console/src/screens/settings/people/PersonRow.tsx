import { Badge, Select, Text } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { changePerson } from "../../../../../../contracts/endpoints/people.ts";
import { BuiltInRole } from "../../../../../../contracts/permissions.ts";
import type { Person, PersonLink } from "../../../../../../contracts/person.ts";
import { call } from "../../../api/call.ts";
import { errorCode } from "../../../api/clientError.ts";
import { ContactAvatar } from "../../../parts/ContactAvatar.tsx";
import classes from "./PeopleScreen.module.css";
import { LimitInput } from "./LimitInput.tsx";
import { PersonMenu } from "./PersonMenu.tsx";

interface PersonRowProps {
  readonly person: Person;
  readonly onLink: (link: PersonLink) => void;
}

export function PersonRow({ person, onLink }: PersonRowProps) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const { id: operatorId, name, email, role, state, presence, twoFactor, maxOpenConversations } = person;
  const isHere = state !== "deactivated";
  const change = useMutation({
    mutationFn: (body: { role?: BuiltInRole; maxOpenConversations?: number | null }) =>
      call(changePerson, { params: { operatorId }, body }),
    onError: (error) => notifications.show({ color: "red", message: t(`error.${errorCode(error)}`) }),
    onSettled: () => client.invalidateQueries({ queryKey: ["people"] }),
  });
  return (
    <li className={classes.row}>
      <ContactAvatar id={operatorId} name={name} />
      <div className={classes.who}>
        <Text fw={600}>{name}</Text>
        <Text size="sm" c="dimmed">
          {email}
          {twoFactor && ` · ${t("people.twoFactor")}`}
        </Text>
      </div>
      <Badge className={classes.state} variant="default" tt="none">
        {state === "active" ? t(`people.presence.${presence}`) : t(`people.state.${state}`)}
      </Badge>
      <Select
        className={classes.role}
        aria-label={t("people.roleOf", { name })}
        allowDeselect={false}
        disabled={!isHere || change.isPending}
        value={role}
        onChange={(value) => {
          const chosen = BuiltInRole.safeParse(value);
          if (chosen.success) change.mutate({ role: chosen.data });
        }}
        data={BuiltInRole.options.map((value) => ({ value, label: t(`role.${value}`) }))}
      />
      <LimitInput
        key={maxOpenConversations}
        name={name}
        limit={maxOpenConversations}
        disabled={!isHere}
        onChange={(limit) => change.mutate({ maxOpenConversations: limit })}
      />
      <PersonMenu person={person} onLink={onLink} />
    </li>
  );
}
