import { Box, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { TelemetryItem } from "../../../../../../contracts/device.ts";
import type { DeviceId } from "../../../../../../contracts/ids.ts";
import { exactTime } from "../../../format/dates.ts";
import { wholeNumber } from "../../../format/numbers.ts";
import { Loaded } from "../../../parts/Loaded.tsx";
import { deviceTelemetry } from "../../../queries/devices.ts";
import { Section } from "../profile/Section.tsx";
import classes from "./PhoneScreen.module.css";

const REFUSED_FROM = 400;

/** What a phone measured, one line each, the latest first. */
export function TelemetrySection({ deviceId }: { readonly deviceId: DeviceId }) {
  const { t } = useTranslation();
  const { data, error, refetch } = useQuery(deviceTelemetry(deviceId));
  return (
    <Section wide title={t("phones.measurements")}>
      <Loaded
        query={{ data: data?.items, error, refetch }}
        empty={
          <Text size="sm" c="dimmed">
            {t("phones.noMeasurements")}
          </Text>
        }
      >
        {(items) => (
          // It scrolls, so the keyboard must reach it.
          <Box className={classes.scroll} tabIndex={0}>
            <table className={classes.items}>
              <thead>
                <tr>
                  <th scope="col">{t("phones.when")}</th>
                  <th scope="col">{t("phones.kind")}</th>
                  <th scope="col">{t("phones.request")}</th>
                  <th scope="col">{t("phones.code")}</th>
                  <th scope="col">{t("phones.duration")}</th>
                </tr>
              </thead>
              <tbody>
                {items.map((item) => (
                  <Measurement key={item.id} item={item} />
                ))}
              </tbody>
            </table>
          </Box>
        )}
      </Loaded>
    </Section>
  );
}

function Measurement({
  item: { kind, endpoint, httpCode, valueMs, occurredAt, extra },
}: {
  readonly item: TelemetryItem;
}) {
  const { t, i18n } = useTranslation();
  const more = Object.keys(extra).length === 0 ? "" : JSON.stringify(extra);
  return (
    <tr>
      <td>{exactTime(occurredAt, i18n.language)}</td>
      <td>{t(`phones.kinds.${kind}`)}</td>
      <td>{[endpoint, more].filter(Boolean).join(" ") || "—"}</td>
      <td className={httpCode !== null && httpCode >= REFUSED_FROM ? classes.refused : undefined}>{httpCode ?? "—"}</td>
      <td>{valueMs === null ? "—" : t("phones.milliseconds", { number: wholeNumber(valueMs, i18n.language) })}</td>
    </tr>
  );
}
