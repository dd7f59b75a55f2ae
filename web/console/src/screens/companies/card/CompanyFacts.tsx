import { Anchor, MultiSelect, Select, Stack } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { ContractType } from "../../../../../../contracts/company.ts";
import type { Company } from "../../../../../../contracts/company.ts";
import { BranchId, DictionaryEntryId, OperatorId } from "../../../../../../contracts/ids.ts";
import { isInn, isKpp } from "../../../../../../contracts/taxNumbers.ts";
import { fullDate } from "../../../format/dates.ts";
import { dictionary } from "../../../queries/companies.ts";
import { people } from "../../../queries/people.ts";
import { branches } from "../../../queries/structure.ts";
import { useMay } from "../../../shell/useOperator.ts";
import { CallButton } from "../../calls/CallButton.tsx";
import { Fact, Facts } from "../../inbox/panel/Facts.tsx";
import { Duplicates } from "../merge/Duplicates.tsx";
import { CompanySelect } from "./CompanySelect.tsx";
import { EditableFact } from "./EditableFact.tsx";
import { EmailList } from "./EmailList.tsx";
import { PhoneList } from "./PhoneList.tsx";
import { useCompanyChange } from "./useCompanyChange.ts";

/** Numbers first, because they are what people come for; then every field, each changed where it stands. */
export function CompanyFacts({ company }: { readonly company: Company }) {
  const { t, i18n } = useTranslation();
  const mayEdit = useMay("companies.edit");
  const change = useCompanyChange(company);
  const { data: colleagues = [] } = useQuery(people());
  const { data: places = [] } = useQuery(branches());
  const { data: words = [] } = useQuery(dictionary());
  const text = (field: "legalName" | "address" | "website" | "activityKind" | "contactName" | "contactPosition") => (
    <EditableFact
      name={t(`companies.field.${field}`)}
      value={company[field]}
      mayEdit={mayEdit}
      onSave={(typed) => change({ [field]: typed })}
    />
  );
  const select = { size: "xs", searchable: true, clearable: true, disabled: !mayEdit } as const;
  const active = colleagues.filter(({ state }) => state !== "deactivated");
  return (
    <Stack gap="lg">
      <Duplicates company={company} />
      <PhoneList phones={company.phones} onSave={(phones) => change({ phones })} mayEdit={mayEdit} />
      <CallButton companyId={company.id} phones={company.phones.map(({ phone }) => phone)} />
      <EmailList emails={company.emails} onSave={(emails) => change({ emails })} mayEdit={mayEdit} />
      <Facts>
        <EditableFact
          name={t("companies.field.name")}
          value={company.name}
          mayEdit={mayEdit}
          check={(typed) => (typed.trim() === "" ? t("access.needed") : undefined)}
          onSave={(name) => change({ name })}
        />
        {text("legalName")}
        <EditableFact
          name={t("companies.field.inn")}
          value={company.inn ?? ""}
          mayEdit={mayEdit}
          check={(typed) =>
            typed.trim() === "" || isInn(typed.replace(/\s/g, "")) ? undefined : t("companies.badInn")
          }
          onSave={(inn) => change({ inn })}
        />
        <EditableFact
          name={t("companies.field.kpp")}
          value={company.kpp ?? ""}
          mayEdit={mayEdit}
          check={(typed) =>
            typed.trim() === "" || isKpp(typed.replace(/\s/g, "").toUpperCase()) ? undefined : t("companies.badKpp")
          }
          onSave={(kpp) => change({ kpp })}
        />
        <Fact name={t("companies.field.statusId")}>
          <Select
            {...select}
            aria-label={t("companies.field.statusId")}
            placeholder={t("companies.none")}
            value={company.statusId}
            onChange={(id) => void change({ statusId: DictionaryEntryId.safeParse(id).data ?? null })}
            data={words
              .filter(({ kind }) => kind === "companyStatus")
              .map(({ id, name }) => ({ value: id, label: name }))}
          />
        </Fact>
        <Fact name={t("companies.field.sphereIds")}>
          <MultiSelect
            {...select}
            clearable={false}
            aria-label={t("companies.field.sphereIds")}
            placeholder={company.sphereIds.length === 0 ? t("companies.none") : ""}
            value={company.sphereIds}
            onChange={(ids) => void change({ sphereIds: ids.map((id) => DictionaryEntryId.parse(id)) })}
            data={words
              .filter(({ kind }) => kind === "companySphere")
              .map(({ id, name }) => ({ value: id, label: name }))}
          />
        </Fact>
        <Fact name={t("companies.field.responsibleId")}>
          <Select
            {...select}
            aria-label={t("companies.field.responsibleId")}
            placeholder={t("companies.nobody")}
            value={company.responsibleId}
            onChange={(id) => void change({ responsibleId: OperatorId.safeParse(id).data ?? null })}
            data={offered(active, company.responsibleId, company.responsibleName)}
          />
        </Fact>
        <Fact name={t("companies.field.branchId")}>
          <Select
            {...select}
            aria-label={t("companies.field.branchId")}
            placeholder={t("companies.noBranch")}
            value={company.branchId}
            onChange={(id) => void change({ branchId: BranchId.safeParse(id).data ?? null })}
            data={offered(places, company.branchId, company.branchName)}
          />
        </Fact>
        <Fact name={t("companies.field.contractType")}>
          <Select
            {...select}
            searchable={false}
            aria-label={t("companies.field.contractType")}
            placeholder={t("companies.none")}
            value={company.contractType}
            onChange={(type) => void change({ contractType: ContractType.safeParse(type).data ?? null })}
            data={ContractType.options.map((type) => ({ value: type, label: t(`companies.contractType.${type}`) }))}
          />
        </Fact>
        <EditableFact
          name={t("companies.field.contractUntil")}
          type="date"
          value={company.contractUntil ?? ""}
          shown={company.contractUntil ? fullDate(company.contractUntil, i18n.language) : ""}
          mayEdit={mayEdit}
          onSave={(day) => change({ contractUntil: day || null })}
        />
        <Fact name={t("companies.field.headCompanyId")}>
          <CompanySelect
            label={t("companies.field.headCompanyId")}
            value={company.headCompanyId}
            name={company.headCompanyName}
            without={company.id}
            disabled={!mayEdit}
            onChange={(headCompanyId) => void change({ headCompanyId })}
          />
        </Fact>
        {text("activityKind")}
        {text("contactName")}
        {text("contactPosition")}
        {text("address")}
        {text("website")}
        {/^https?:\/\//.test(company.website) && (
          <Fact name="">
            <Anchor href={company.website} target="_blank" rel="noreferrer" size="sm">
              {company.website.replace(/^https?:\/\//, "")}
            </Anchor>
          </Fact>
        )}
        <Fact name={t("companies.column.createdAt")}>{fullDate(company.createdAt, i18n.language)}</Fact>
      </Facts>
    </Stack>
  );
}

/** Who and what can be chosen; what is chosen already stays so where the reader does not see it among the rest. */
const offered = (known: readonly { id: string; name: string }[], id: string | null, name: string | null) => [
  ...known.map((one) => ({ value: one.id, label: one.name })),
  ...(id !== null && !known.some((one) => one.id === id) ? [{ value: id, label: name ?? "" }] : []),
];
