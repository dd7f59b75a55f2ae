import { Badge, Button, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { DeviceLog } from "../../../../../../contracts/device.ts";
import type { DeviceId } from "../../../../../../contracts/ids.ts";
import { exactTime } from "../../../format/dates.ts";
import { wholeNumber } from "../../../format/numbers.ts";
import { Loaded } from "../../../parts/Loaded.tsx";
import { deviceLogs } from "../../../queries/devices.ts";
import { Section } from "../profile/Section.tsx";
import { LogDialog } from "./LogDialog.tsx";
import classes from "./PhoneScreen.module.css";

/** The parts of its log that a phone sent; each is opened to be read or kept. */
export function LogList({ deviceId }: { readonly deviceId: DeviceId }) {
  const { t, i18n } = useTranslation();
  const query = useQuery(deviceLogs(deviceId));
  const [opened, setOpened] = useState<DeviceLog>();
  return (
    <Section title={t("phones.logs")}>
      <Loaded
        query={query}
        empty={
          <Text size="sm" c="dimmed">
            {t("phones.noLogs")}
          </Text>
        }
      >
        {(logs) => (
          <>
            <Text size="sm" c="dimmed" mb="sm">
              {t("phones.logsLead")}
            </Text>
            <ul className={classes.logs}>
              {logs.map((log) => {
                const when = exactTime(log.occurredAt, i18n.language);
                return (
                  <li key={log.id} className={classes.log}>
                    <Button
                      size="compact-sm"
                      variant="default"
                      aria-label={t("phones.openLog", { when })}
                      onClick={() => setOpened(log)}
                    >
                      {when}
                    </Button>
                    {log.levelSummary && (
                      <Badge variant="default" tt="none">
                        {log.levelSummary}
                      </Badge>
                    )}
                    <span>{log.source}</span>
                    <Text size="sm" c="dimmed">
                      {t("phones.characters", { number: wholeNumber(log.characters, i18n.language) })}
                    </Text>
                  </li>
                );
              })}
            </ul>
          </>
        )}
      </Loaded>
      <LogDialog deviceId={deviceId} log={opened} onClose={() => setOpened(undefined)} />
    </Section>
  );
}
