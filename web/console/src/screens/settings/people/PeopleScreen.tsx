import { Button, Skeleton } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconUserPlus } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Person, PersonLink } from "../../../../../../contracts/person.ts";
import { Later } from "../../../parts/Later.tsx";
import { Page } from "../../../parts/Page.tsx";
import { Trouble } from "../../../parts/Trouble.tsx";
import { people } from "../../../queries/people.ts";
import { useMay } from "../../../shell/useOperator.ts";
import { icon } from "../../../theme.ts";
import { InviteDialog } from "./InviteDialog.tsx";
import { LinkDialog } from "./LinkDialog.tsx";
import classes from "./PeopleScreen.module.css";
import { PersonDialog } from "./PersonDialog.tsx";
import { PersonRow } from "./PersonRow.tsx";

/** Everybody who works here: invite, change a role, hand over a link, shut out. */
export function PeopleScreen() {
  const { t } = useTranslation();
  const mayManage = useMay("people.manage");
  const { data, error, refetch } = useQuery(people());
  const [inviting, invitation] = useDisclosure(false);
  const [link, setLink] = useState<PersonLink>();
  const [edited, setEdited] = useState<Person>();
  const invite = mayManage && (
    <Button leftSection={<IconUserPlus {...icon} aria-hidden />} onClick={invitation.open}>
      {t("people.invite")}
    </Button>
  );
  return (
    <Page title={t("people.title")} lead={t("people.lead")} action={invite}>
      {!data && !error && (
        <Later>
          <Skeleton height="12em" />
        </Later>
      )}
      {error && !data && <Trouble error={error} onRetry={() => void refetch()} />}
      {data && (
        <ul className={classes.list}>
          {data.map((person) => (
            <PersonRow key={person.id} person={person} onEdit={() => setEdited(person)} onLink={setLink} />
          ))}
        </ul>
      )}
      <InviteDialog opened={inviting} onClose={invitation.close} onLink={setLink} />
      <PersonDialog person={edited} onClose={() => setEdited(undefined)} />
      <LinkDialog link={link} onClose={() => setLink(undefined)} />
    </Page>
  );
}
