import { Checkbox, NumberInput, Radio, Stack } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { TenantSettings } from "../../../../../../contracts/tenantSettings.ts";
import { SettingsForm } from "./SettingsForm.tsx";

const modes = ["bot", "operator"] as const;

/** Who answers first, how long a customer may still be typing, and how long an operator may take a reply back. */
export function Answering({ settings }: { readonly settings: TenantSettings }) {
  const { startMode, quietWindowMs, undoSeconds, tellsRead } = settings;
  const { t } = useTranslation();
  const [mode, setMode] = useState(startMode);
  const [seconds, setSeconds] = useState<number | string>(quietWindowMs / 1_000);
  const isNumber = typeof seconds === "number" && seconds >= 0 && seconds <= 60;
  const [undo, setUndo] = useState<number | string>(undoSeconds);
  const undoes = typeof undo === "number" && undo >= 0 && undo <= 30;
  const [tells, setTells] = useState(tellsRead);
  const change =
    isNumber && undoes
      ? { startMode: mode, quietWindowMs: Math.round(seconds * 1_000), undoSeconds: undo, tellsRead: tells }
      : undefined;
  return (
    <SettingsForm title={t("company.answering")} change={change}>
      <Radio.Group
        label={t("company.startMode")}
        value={mode}
        onChange={(chosen) => setMode(modes.find((one) => one === chosen) ?? mode)}
      >
        <Stack gap="sm" mt="xs">
          {modes.map((one) => (
            <Radio key={one} value={one} label={t(`company.startModes.${one}`)} />
          ))}
        </Stack>
      </Radio.Group>
      <NumberInput
        label={t("company.quietWindow")}
        description={t("company.quietWindowLead")}
        min={0}
        max={60}
        decimalScale={1}
        decimalSeparator=","
        value={seconds}
        onChange={setSeconds}
        error={!isNumber && t("company.quietWindowWrong")}
      />
      <NumberInput
        label={t("work.undoSeconds")}
        description={t("work.undoSecondsLead")}
        min={0}
        max={30}
        allowDecimal={false}
        value={undo}
        onChange={setUndo}
        error={!undoes && t("work.undoSecondsWrong")}
      />
      <Checkbox
        label={t("contactSees.read")}
        description={t("contactSees.readLead")}
        checked={tells}
        onChange={(event) => setTells(event.currentTarget.checked)}
      />
    </SettingsForm>
  );
}
