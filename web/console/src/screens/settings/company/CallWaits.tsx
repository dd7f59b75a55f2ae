import { NumberInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { TenantSettings } from "../../../../../../contracts/tenantSettings.ts";
import { SettingsForm } from "./SettingsForm.tsx";

const minute = 60;
const day = 86_400;
const minutesMax = 1_440;
const daysMax = 30;

const whole = (value: number | string, max: number): number | undefined =>
  typeof value === "number" && Number.isInteger(value) && value >= 1 && value <= max ? value : undefined;

/** How long is waited for phones: to take a call, to say how it went, and to say so late. */
export function CallWaits({ settings: { calls } }: { readonly settings: TenantSettings }) {
  const { t } = useTranslation();
  const [claim, setClaim] = useState<number | string>(Math.ceil(calls.claimWithinSeconds / minute));
  const [result, setResult] = useState<number | string>(Math.ceil(calls.resultWithinSeconds / minute));
  const [late, setLate] = useState<number | string>(Math.ceil(calls.lateWithinSeconds / day));
  const [claimMinutes, resultMinutes, lateDays] = [
    whole(claim, minutesMax),
    whole(result, minutesMax),
    whole(late, daysMax),
  ];
  const change =
    claimMinutes && resultMinutes && lateDays
      ? {
          calls: {
            claimWithinSeconds: claimMinutes * minute,
            resultWithinSeconds: resultMinutes * minute,
            lateWithinSeconds: lateDays * day,
          },
        }
      : undefined;
  return (
    <SettingsForm title={t("callButton.waits.title")} change={change}>
      <NumberInput
        label={t("callButton.waits.claim")}
        description={t("callButton.waits.claimLead")}
        min={1}
        max={minutesMax}
        allowDecimal={false}
        value={claim}
        onChange={setClaim}
        error={!claimMinutes && t("callButton.waits.minutesWrong")}
      />
      <NumberInput
        label={t("callButton.waits.result")}
        description={t("callButton.waits.resultLead")}
        min={1}
        max={minutesMax}
        allowDecimal={false}
        value={result}
        onChange={setResult}
        error={!resultMinutes && t("callButton.waits.minutesWrong")}
      />
      <NumberInput
        label={t("callButton.waits.late")}
        description={t("callButton.waits.lateLead")}
        min={1}
        max={daysMax}
        allowDecimal={false}
        value={late}
        onChange={setLate}
        error={!lateDays && t("callButton.waits.daysWrong")}
      />
    </SettingsForm>
  );
}
