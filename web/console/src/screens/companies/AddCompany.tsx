import { Button, Modal, Stack, TextInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { createCompany } from "../../../../../contracts/endpoints/companies.ts";
import { isInn } from "../../../../../contracts/taxNumbers.ts";
import { call } from "../../api/call.ts";
import { companyCard } from "../../queries/companies.ts";
import { queryClient } from "../../queries/queryClient.ts";
import { Refusal } from "../../parts/Refusal.tsx";
import { AlreadyThere } from "./merge/AlreadyThere.tsx";

/** Asks for what a company begins with; the rest is written on its card, which opens. */
export function AddCompany({ opened, onClose }: { readonly opened: boolean; readonly onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <Modal opened={opened} onClose={onClose} title={t("companies.add")}>
      <AddForm onDone={onClose} />
    </Modal>
  );
}

function AddForm({ onDone }: { readonly onDone: () => void }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [name, setName] = useState("");
  const [inn, setInn] = useState("");
  const [phone, setPhone] = useState("");
  const digits = inn.replace(/\s/g, "");
  const isWrong = digits !== "" && !isInn(digits);
  const add = useMutation({
    mutationFn: () =>
      call(createCompany, { body: { name, inn, phones: phone.trim() === "" ? [] : [{ phone, kind: "WORK" }] } }),
    onSuccess: (company) => {
      queryClient.setQueryData(companyCard(company.id).queryKey, company);
      void queryClient.invalidateQueries({ queryKey: ["companies", "list"] });
      onDone();
      void navigate({ to: "/companies/$companyId", params: { companyId: company.id }, search: (now) => now });
    },
  });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (!isWrong) add.mutate();
      }}
    >
      <Stack gap="md">
        <Refusal of={add} />
        <TextInput
          label={t("companies.field.name")}
          required
          data-autofocus
          maxLength={300}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <TextInput
          label={t("companies.field.inn")}
          description={t("companies.innLead")}
          inputMode="numeric"
          value={inn}
          error={isWrong && digits.length >= 10 ? t("companies.badInn") : undefined}
          onChange={(event) => setInn(event.currentTarget.value)}
        />
        <TextInput
          label={t("companies.phone")}
          type="tel"
          value={phone}
          onChange={(event) => setPhone(event.currentTarget.value)}
        />
        <AlreadyThere name={name} inn={isWrong ? "" : digits} phone={phone} onOpen={onDone} />
        <Button type="submit" loading={add.isPending} disabled={isWrong}>
          {t("companies.add")}
        </Button>
      </Stack>
    </form>
  );
}
