import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { Company } from "../../../../../contracts/company.ts";
import type { CompanyColumn } from "../../../../../contracts/companyFilter.ts";
import { fullDate, listTime } from "../../format/dates.ts";
import { readablePhone } from "../../format/phone.ts";
import { dictionary } from "../../queries/companies.ts";

/** What stands in each column of a company, in words. */
export function useCompanyWords() {
  const { t, i18n } = useTranslation();
  const { data: words = [] } = useQuery(dictionary());
  const nameOf = (id: string | null) => words.find((word) => word.id === id)?.name ?? "";
  return (company: Company, column: CompanyColumn): string => {
    switch (column) {
      case "inn":
        return company.inn ?? "";
      case "phone": {
        const [number] = company.phones;
        return number ? readablePhone(number.e164 ?? number.phone) : "";
      }
      case "status":
        return nameOf(company.statusId);
      case "leadState":
        return t(`companies.leadState.${company.leadState}`);
      case "responsible":
        return company.responsibleName ?? "";
      case "branch":
        return company.branchName ?? "";
      case "spheres":
        return company.sphereIds.map(nameOf).filter(Boolean).join(", ");
      case "contractUntil":
        return company.contractUntil ? fullDate(company.contractUntil, i18n.language) : "";
      case "lastCallAt":
        return company.lastCallAt ? listTime(company.lastCallAt, i18n.language) : "";
      case "address":
        return company.address;
      case "createdAt":
        return fullDate(company.createdAt, i18n.language);
    }
  };
}
