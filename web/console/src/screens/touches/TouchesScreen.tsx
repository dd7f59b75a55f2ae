import { Tabs } from "@mantine/core";
import { useTranslation } from "react-i18next";
import tabbed from "../../parts/TabbedScreen.module.css";
import { SequenceList } from "./list/SequenceList.tsx";
import { RunList } from "./runs/RunList.tsx";
import classes from "./TouchesScreen.module.css";
import { useTouchesPlace } from "./useTouchesPlace.ts";

const SEQUENCES = "sequences";

/** What speaks to contacts by itself: stories with waits, answers at once, and how each of their runs goes. */
export function TouchesScreen() {
  const { t } = useTranslation();
  const { search, turnTo } = useTouchesPlace();
  return (
    <Tabs
      className={tabbed.screen}
      value={search.show ?? SEQUENCES}
      onChange={(tab) => turnTo(tab === "automations" || tab === "runs" ? { show: tab } : {})}
      keepMounted={false}
    >
      <header className={tabbed.header}>
        <h1 className={`${tabbed.title} ${classes.title}`}>{t("touches.title")}</h1>
        <Tabs.List aria-label={t("touches.title")} className={`${tabbed.tabs} ${classes.tabs}`}>
          <Tabs.Tab value={SEQUENCES}>{t("touches.tab.sequences")}</Tabs.Tab>
          <Tabs.Tab value="automations">{t("touches.tab.automations")}</Tabs.Tab>
          <Tabs.Tab value="runs">{t("touches.tab.runs")}</Tabs.Tab>
        </Tabs.List>
      </header>
      <Tabs.Panel value={SEQUENCES} className={`${tabbed.panel} ${classes.panel}`}>
        <SequenceList kind="sequence" />
      </Tabs.Panel>
      <Tabs.Panel value="automations" className={`${tabbed.panel} ${classes.panel}`}>
        <SequenceList kind="automation" />
      </Tabs.Panel>
      <Tabs.Panel value="runs" className={`${tabbed.panel} ${classes.panel}`}>
        <RunList />
      </Tabs.Panel>
    </Tabs>
  );
}
