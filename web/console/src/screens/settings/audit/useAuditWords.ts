import { useTranslation } from "react-i18next";
import type { AuditEntry } from "../../../../../../contracts/audit.ts";

/** An entry without a person is either of somebody who could not sign in, or of the installation itself. */
export function useAuditWords() {
  const { t } = useTranslation();
  return {
    whoDid: ({ operatorName, apiKeyId, action }: AuditEntry) =>
      apiKeyId !== null
        ? t("audit.byKey", { name: operatorName })
        : (operatorName ?? t(action === "session.signInFailed" ? "audit.somebody" : "audit.itself")),
  };
}
