import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { useOperator } from "../../shell/useOperator.ts";
import { icon } from "../../theme.ts";
import classes from "./SettingsScreen.module.css";
import { mayOpen } from "./mayOpen.ts";
import { sectionGroups } from "./sections.ts";

export function SectionList() {
  const { t } = useTranslation();
  const operator = useOperator();
  const groups = sectionGroups
    .map(({ name, sections }) => ({ name, sections: sections.filter(({ access }) => mayOpen(operator, access)) }))
    .filter(({ sections }) => sections.length > 0);
  return (
    <nav aria-label={t("settings.title")}>
      {groups.map(({ name: group, sections }) => (
        <div key={group} className={classes.group}>
          <span className={classes.groupName}>{t(`settings.group.${group}`)}</span>
          {sections.map(({ to, name, icon: Icon }) => (
            <Link key={to} to={to} className={classes.link} activeProps={{ "aria-current": "page" }}>
              <Icon {...icon} aria-hidden />
              {t(`settings.section.${name}`)}
            </Link>
          ))}
        </div>
      ))}
    </nav>
  );
}
