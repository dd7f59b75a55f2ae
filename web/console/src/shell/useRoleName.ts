import { useTranslation } from "react-i18next";
import { BuiltInRole } from "../../../../contracts/permissions.ts";
import type { Role } from "../../../../contracts/permissions.ts";

/** How a role is called: one of the product in the language of the console, one of the tenant's own as they named it. */
export function useRoleName(): (role: Role, ownName: string | null) => string {
  const { t } = useTranslation();
  return (role, ownName) => {
    const builtIn = BuiltInRole.safeParse(role);
    return builtIn.success ? t(`role.${builtIn.data}`) : (ownName ?? role);
  };
}
