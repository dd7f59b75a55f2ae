import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { Company } from "../../../../../../contracts/company.ts";
import { MergedField } from "../../../../../../contracts/companyMerge.ts";
import { fullDate } from "../../../format/dates.ts";
import { dictionary } from "../../../queries/companies.ts";

/** What each of two companies says in a field, and in which fields they say different things. */
export function useMergeWords(one: Company, other: Company) {
  const { t, i18n } = useTranslation();
  const { data: words = [] } = useQuery(dictionary());
  const nameOf = (id: string) => words.find((word) => word.id === id)?.name ?? "";
  const say = (company: Company, field: MergedField): string => {
    switch (field) {
      case "responsibleId":
        return company.responsibleName ?? "";
      case "branchId":
        return company.branchName ?? "";
      case "headCompanyId":
        return company.headCompanyName ?? "";
      case "statusId":
        return company.statusId ? nameOf(company.statusId) : "";
      case "sphereIds":
        return company.sphereIds.map(nameOf).join(", ");
      case "contractType":
        return company.contractType ? t(`companies.contractType.${company.contractType}`) : "";
      case "contractUntil":
        return company.contractUntil ? fullDate(company.contractUntil, i18n.language) : "";
      case "name":
      case "legalName":
      case "inn":
      case "kpp":
      case "address":
      case "website":
      case "activityKind":
      case "contactName":
      case "contactPosition":
        return company[field] ?? "";
    }
  };
  const differing = MergedField.options.filter((field) => {
    const [mine, theirs] = [say(one, field), say(other, field)];
    return mine !== "" && theirs !== "" && mine !== theirs;
  });
  return { say, differing };
}
