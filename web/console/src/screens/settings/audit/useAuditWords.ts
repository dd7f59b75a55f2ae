import { useTranslation } from "react-i18next";
import type { AuditEntry } from "../../../../../../contracts/audit.ts";

/** An entry without a person is either of somebody who could not sign in, or of the installation itself. */
export function useAuditWords() {
  const { t } = useTranslation();
  return {
    whoDid: ({ operatorName, action }: AuditEntry) =>
      operatorName ?? t(action === "session.signInFailed" ? "audit.somebody" : "audit.itself"),
  };
}
