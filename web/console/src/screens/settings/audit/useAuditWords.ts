import { useTranslation } from "react-i18next";
import type { AuditAction, AuditEntry } from "../../../../../../contracts/audit.ts";

/** Done by somebody who was not signed in, so that nobody can say who. */
const bySomebody = new Set<AuditAction>(["session.signInFailed", "session.tokenReused", "password.forgotten"]);

/** An entry without a person is either of somebody who was not signed in, or of the installation itself. */
export function useAuditWords() {
  const { t } = useTranslation();
  return {
    whoDid: ({ operatorName, apiKeyId, action }: AuditEntry) =>
      apiKeyId !== null
        ? t("audit.byKey", { name: operatorName })
        : (operatorName ?? t(bySomebody.has(action) ? "audit.somebody" : "audit.itself")),
  };
}
