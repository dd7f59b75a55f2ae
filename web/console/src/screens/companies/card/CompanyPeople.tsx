import { ActionIcon, Button, Stack, Text } from "@mantine/core";
import { IconPencil, IconPlus, IconUsers } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Contact } from "../../../../../../contracts/contact.ts";
import type { CompanyId } from "../../../../../../contracts/ids.ts";
import { readablePhone } from "../../../format/phone.ts";
import { LinkText } from "../../../parts/LinkButton.tsx";
import { Loaded } from "../../../parts/Loaded.tsx";
import { Quiet } from "../../../parts/Quiet.tsx";
import { companyPeople } from "../../../queries/companies.ts";
import { useMay } from "../../../shell/useOperator.ts";
import { smallIcon } from "../../../theme.ts";
import { PersonDialog } from "./PersonDialog.tsx";
import classes from "./Points.module.css";

/** With whom one talks in a company. */
export function CompanyPeople({ companyId }: { readonly companyId: CompanyId }) {
  const { t } = useTranslation();
  const mayEdit = useMay("companies.edit");
  const query = useQuery(companyPeople(companyId));
  const [edited, setEdited] = useState<Contact | "new">();
  const add = mayEdit && (
    <Button variant="default" leftSection={<IconPlus {...smallIcon} aria-hidden />} onClick={() => setEdited("new")}>
      {t("companies.addPerson")}
    </Button>
  );
  return (
    <Stack gap="md">
      <Loaded
        query={query}
        empty={
          <Quiet icon={IconUsers} title={t("companies.noPeopleTitle")} action={add}>
            {t("companies.noPeople")}
          </Quiet>
        }
      >
        {(people) => (
          <>
            <ul className={classes.points}>
              {people.map((person) => (
                <li key={person.id} className={classes.point}>
                  <div className={classes.what}>
                    <LinkText to="/contacts/$contactId" params={{ contactId: person.id }} size="sm">
                      {person.name}
                    </LinkText>
                    {person.position && <span className={classes.more}>{person.position}</span>}
                    {person.phones.map(({ id, e164, phone, comment }) => (
                      <Text key={id} size="sm">
                        {e164 ? <a href={`tel:${e164}`}>{readablePhone(e164)}</a> : phone}
                        {comment && ` · ${comment}`}
                      </Text>
                    ))}
                  </div>
                  {mayEdit && (
                    <ActionIcon
                      size="md"
                      aria-label={t("companies.edit", { name: person.name })}
                      onClick={() => setEdited(person)}
                    >
                      <IconPencil {...smallIcon} aria-hidden />
                    </ActionIcon>
                  )}
                </li>
              ))}
            </ul>
            {add}
          </>
        )}
      </Loaded>
      <PersonDialog
        person={edited === "new" ? undefined : edited}
        companyId={companyId}
        opened={edited !== undefined}
        onClose={() => setEdited(undefined)}
      />
    </Stack>
  );
}
