import { IconCheck, IconMinus } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { Permission } from "../../../../../../contracts/permissions.ts";
import type { RoleDescription } from "../../../../../../contracts/structure.ts";
import { useRoleName } from "../../../shell/useRoleName.ts";
import { icon } from "../../../theme.ts";
import classes from "./Arranged.module.css";

/** What each role may do, side by side. */
export function PermissionTable({ roles }: { readonly roles: readonly RoleDescription[] }) {
  const { t } = useTranslation();
  const roleName = useRoleName();
  return (
    // Wider than a phone: it scrolls by itself, by keyboard as well.
    <div className={classes.wide} role="region" aria-label={t("roles.permissions")} tabIndex={0}>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">{t("roles.permission")}</th>
            {roles.map(({ role, name }) => (
              <th key={role} scope="col">
                {roleName(role, name)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {Permission.options.map((permission) => (
            <tr key={permission}>
              <th scope="row">{t(`permission.${permission}`)}</th>
              {roles.map(({ role, permissions }) => (
                <td key={role}>
                  {permissions.includes(permission) ? (
                    <IconCheck {...icon} className={classes.may} role="img" aria-label={t("roles.may")} />
                  ) : (
                    <IconMinus {...icon} className={classes.mayNot} role="img" aria-label={t("roles.mayNot")} />
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
