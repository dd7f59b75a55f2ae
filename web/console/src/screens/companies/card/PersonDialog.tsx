import { Button, Input, Modal, Stack, Textarea, TextInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Contact } from "../../../../../../contracts/contact.ts";
import { EmailKind, PhoneKind } from "../../../../../../contracts/contactPoints.ts";
import { changeContactCard, createCompanyContact } from "../../../../../../contracts/endpoints/companies.ts";
import type { CompanyId } from "../../../../../../contracts/ids.ts";
import { call } from "../../../api/call.ts";
import { queryClient } from "../../../queries/queryClient.ts";
import { contact } from "../../../queries/records.ts";
import { Refusal } from "../../../parts/Refusal.tsx";
import { CompanySelect } from "./CompanySelect.tsx";
import { PointRows } from "./PointRows.tsx";
import { emailsOf, phonesOf, pointsOfEmails, pointsOfPhones } from "./points.ts";

interface PersonFormProps {
  /** Somebody new without. */
  readonly person: Contact | undefined;
  readonly companyId: CompanyId | null;
  readonly onClose: () => void;
}

/** The card of a contact: who they are, where, and how they are reached. */
export function PersonDialog({ opened, ...form }: PersonFormProps & { readonly opened: boolean }) {
  const { t } = useTranslation();
  return (
    <Modal
      opened={opened}
      onClose={form.onClose}
      title={t(form.person ? "companies.editPerson" : "companies.addPerson")}
    >
      <PersonForm {...form} />
    </Modal>
  );
}

const texts = ["firstName", "lastName", "position"] as const;

function PersonForm({ person, companyId, onClose }: PersonFormProps) {
  const { t } = useTranslation();
  const { firstName = "", lastName = "", position = "", note = "" } = person ?? {};
  const [fields, setFields] = useState({ firstName, lastName, position, note });
  const [company, setCompany] = useState({
    id: person ? person.companyId : companyId,
    name: person?.companyName ?? null,
  });
  const [phones, setPhones] = useState(pointsOfPhones(person?.phones ?? []));
  const [emails, setEmails] = useState(pointsOfEmails(person?.emails ?? []));
  const save = useMutation({
    mutationFn: (): Promise<Contact> => {
      const card = { ...fields, phones: phonesOf(phones), emails: emailsOf(emails) };
      if (person) {
        const params = { contactId: person.id };
        const { version } = person;
        return call(changeContactCard, { params, body: { ...card, companyId: company.id, version } });
      }
      if (companyId === null) throw new Error("Somebody new has a company.");
      return call(createCompanyContact, { params: { companyId }, body: card });
    },
    onSuccess: (saved) => {
      queryClient.setQueryData(contact(saved.id).queryKey, saved);
      onClose();
      return Promise.all(["companies", "contacts"].map((key) => queryClient.invalidateQueries({ queryKey: [key] })));
    },
    onError: () => {
      if (person) void queryClient.invalidateQueries({ queryKey: contact(person.id).queryKey });
    },
  });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate();
      }}
    >
      <Stack gap="md">
        <Refusal of={save} />
        {texts.map((field) => (
          <TextInput
            key={field}
            label={t(`companies.field.${field}`)}
            maxLength={100}
            {...(field === "firstName" && { "data-autofocus": true })}
            value={fields[field]}
            onChange={(event) => setFields({ ...fields, [field]: event.currentTarget.value })}
          />
        ))}
        {person && (
          <Input.Wrapper label={t("companies.field.companyId")} labelElement="div">
            <CompanySelect
              label={t("companies.field.companyId")}
              value={company.id}
              name={company.name}
              onChange={(id, name) => setCompany({ id, name })}
            />
          </Input.Wrapper>
        )}
        <PointRows
          field={{ label: t("companies.phone"), type: "tel" }}
          kinds={PhoneKind.options.map((kind) => ({ value: kind, label: t(`companies.phoneKind.${kind}`) }))}
          add={t("companies.addPhone")}
          points={phones}
          onChange={(points) => setPhones([...points])}
        />
        <PointRows
          field={{ label: t("companies.email"), type: "email" }}
          kinds={EmailKind.options.map((kind) => ({ value: kind, label: t(`companies.emailKind.${kind}`) }))}
          add={t("companies.addEmail")}
          points={emails}
          onChange={(points) => setEmails([...points])}
        />
        <Textarea
          label={t("companies.field.note")}
          autosize
          minRows={2}
          maxLength={5_000}
          value={fields.note}
          onChange={(event) => setFields({ ...fields, note: event.currentTarget.value })}
        />
        <Button type="submit" loading={save.isPending}>
          {t("action.save")}
        </Button>
      </Stack>
    </form>
  );
}
