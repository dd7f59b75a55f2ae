import { Button, Stack } from "@mantine/core";
import { IconPencil } from "@tabler/icons-react";
import { notifications } from "@mantine/notifications";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { z } from "zod";
import type { Contact } from "../../../../../contracts/contact.ts";
import { changeContactCard } from "../../../../../contracts/endpoints/companies.ts";
import { call } from "../../api/call.ts";
import { errorCode } from "../../api/clientError.ts";
import { queryClient } from "../../queries/queryClient.ts";
import { contact as contactQuery } from "../../queries/records.ts";
import { useMay } from "../../shell/useOperator.ts";
import { smallIcon } from "../../theme.ts";
import { EmailList } from "../companies/card/EmailList.tsx";
import { PersonDialog } from "../companies/card/PersonDialog.tsx";
import { PhoneList } from "../companies/card/PhoneList.tsx";

type Change = Omit<z.input<typeof changeContactCard.body>, "version">;

/** What people wrote down of a contact: numbers, addresses, and the rest of the card. */
export function WrittenContact({ contact }: { readonly contact: Contact }) {
  const { t } = useTranslation();
  const mayEdit = useMay("companies.edit");
  const [editing, setEditing] = useState(false);
  const { id: contactId, version, phones, emails } = contact;
  const { queryKey } = contactQuery(contactId);
  const change = async (part: Change) => {
    try {
      const body = { ...part, version };
      queryClient.setQueryData(queryKey, await call(changeContactCard, { params: { contactId }, body }));
    } catch (error) {
      notifications.show({ color: "red", message: t(`error.${errorCode(error)}`) });
      await queryClient.invalidateQueries({ queryKey });
    }
  };
  return (
    <Stack gap="lg">
      <PhoneList phones={phones} mayEdit={mayEdit} onSave={(given) => change({ phones: given })} />
      <EmailList emails={emails} mayEdit={mayEdit} onSave={(given) => change({ emails: given })} />
      {mayEdit && (
        <Button
          variant="default"
          leftSection={<IconPencil {...smallIcon} aria-hidden />}
          onClick={() => setEditing(true)}
        >
          {t("companies.editPerson")}
        </Button>
      )}
      <PersonDialog person={contact} companyId={contact.companyId} opened={editing} onClose={() => setEditing(false)} />
    </Stack>
  );
}
