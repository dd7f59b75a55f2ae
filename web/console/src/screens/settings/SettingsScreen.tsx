import { Text } from "@mantine/core";
import { IconChevronLeft } from "@tabler/icons-react";
import { Link, Outlet, useMatchRoute } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { useLayout } from "../../shell/useLayout.ts";
import { smallIcon } from "../../theme.ts";
import { SectionList } from "./SectionList.tsx";
import classes from "./SettingsScreen.module.css";

/** The list of sections beside the one that is open; on a phone one of the two. */
export function SettingsScreen() {
  const { t } = useTranslation();
  const isPhone = useLayout() === "phone";
  const isList = useMatchRoute()({ to: "/settings" }) !== false;
  return (
    <div className={classes.settings}>
      {(!isPhone || isList) && (
        <div className={classes.list}>
          <Text component="h2" className={classes.title}>
            {t("settings.title")}
          </Text>
          <SectionList />
        </div>
      )}
      {(!isPhone || !isList) && (
        <div className={classes.section}>
          {isPhone && (
            <Link to="/settings" className={classes.back}>
              <IconChevronLeft {...smallIcon} aria-hidden />
              {t("settings.title")}
            </Link>
          )}
          <div className={classes.page}>
            <Outlet />
          </div>
        </div>
      )}
    </div>
  );
}
