import { Tabs } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { CallFilters } from "./CallFilters.tsx";
import { CallLog } from "./CallLog.tsx";
import classes from "../../parts/TabbedScreen.module.css";
import { Statistics } from "./statistics/Statistics.tsx";
import { useCallsPlace } from "./useCallsPlace.ts";

/** Every call with what became of it, and what they amount to. */
export function CallsScreen() {
  const { t } = useTranslation();
  const { search, turnTo } = useCallsPlace();
  return (
    <Tabs
      className={classes.screen}
      value={search.tab ?? "log"}
      onChange={(tab) => turnTo({ tab: tab === "statistics" ? tab : undefined, call: undefined })}
      keepMounted={false}
    >
      <header className={classes.header}>
        <h1 className={classes.title}>{t("calls.title")}</h1>
        <Tabs.List aria-label={t("calls.title")} className={classes.tabs}>
          <Tabs.Tab value="log">{t("calls.log")}</Tabs.Tab>
          <Tabs.Tab value="statistics">{t("calls.statistics")}</Tabs.Tab>
        </Tabs.List>
      </header>
      <CallFilters />
      <Tabs.Panel value="log" className={classes.panel}>
        <CallLog />
      </Tabs.Panel>
      <Tabs.Panel value="statistics" className={classes.panel}>
        <Statistics />
      </Tabs.Panel>
    </Tabs>
  );
}
