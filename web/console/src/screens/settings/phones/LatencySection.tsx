import { Skeleton, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Suspense, lazy } from "react";
import { useTranslation } from "react-i18next";
import type { DeviceId } from "../../../../../../contracts/ids.ts";
import { deviceTelemetry } from "../../../queries/devices.ts";
import { Loaded } from "../../../parts/Loaded.tsx";
import { Section } from "../profile/Section.tsx";
import classes from "./PhoneScreen.module.css";

/** Charts weigh more than the rest of the page. */
const LatencyChart = lazy(async () => ({ default: (await import("./LatencyChart.tsx")).LatencyChart }));

/** How long the server took to answer a phone, as the phone saw it. */
export function LatencySection({ deviceId }: { readonly deviceId: DeviceId }) {
  const { t } = useTranslation();
  const { data, error, refetch } = useQuery(deviceTelemetry(deviceId));
  return (
    <Section wide title={t("phones.latency")}>
      <Loaded
        query={{ data: data?.latency, error, refetch }}
        empty={
          <Text size="sm" c="dimmed">
            {t("phones.noLatency")}
          </Text>
        }
      >
        {(points) => (
          <>
            <Text size="sm" c="dimmed" mb="md">
              {t("phones.latencyLead")}
            </Text>
            <figure className={classes.chart} aria-label={t("phones.latency")}>
              <Suspense fallback={<Skeleton height="100%" />}>
                <LatencyChart points={points} />
              </Suspense>
            </figure>
          </>
        )}
      </Loaded>
    </Section>
  );
}
