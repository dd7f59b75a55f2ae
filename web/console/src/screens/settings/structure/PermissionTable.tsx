import { Box, VisuallyHidden } from "@mantine/core";
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
    <Box component="section" className={classes.wide} aria-label={t("roles.permissions")} tabIndex={0}>
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
                  <Allowed isAllowed={permissions.includes(permission)} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Box>
  );
}

function Allowed({ isAllowed }: { readonly isAllowed: boolean }) {
  const { t } = useTranslation();
  const Glyph = isAllowed ? IconCheck : IconMinus;
  return (
    <>
      <Glyph {...icon} className={isAllowed ? classes.may : classes.mayNot} aria-hidden />
      <VisuallyHidden>{t(isAllowed ? "roles.may" : "roles.mayNot")}</VisuallyHidden>
    </>
  );
}
