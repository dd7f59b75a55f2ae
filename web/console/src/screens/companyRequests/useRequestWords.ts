import { useTranslation } from "react-i18next";
import type { CompanyRequest } from "../../../../../contracts/companyRequest.ts";

/** What is asked for, in words. */
export function useRequestWords() {
  const { t } = useTranslation();
  return ({ requestedState }: Pick<CompanyRequest, "requestedState">): string =>
    t(requestedState === null ? "companyRequests.deletion" : `companyRequests.leadState.${requestedState}`);
}
