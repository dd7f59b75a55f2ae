import { ActionIcon, Button, Checkbox, Fieldset, Group, NumberInput, Text } from "@mantine/core";
import { IconPlus, IconX } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { TouchSettings } from "../../../../../../contracts/touchSettings.ts";
import { smallIcon } from "../../../theme.ts";
import { TimeInput } from "./hours/TimeInput.tsx";
import { SettingsForm } from "./SettingsForm.tsx";

const CAPS_MAX = 5;
const usualQuiet = { from: "21:00", to: "09:00" } as const;

interface Cap {
  readonly count: number | string;
  readonly days: number | string;
}

/** When contacts are left alone, and how often they may be touched, over all sequences. */
export function Touches({ touches }: { readonly touches: TouchSettings }) {
  const { t } = useTranslation();
  const [quietHours, setQuiet] = useState(touches.quietHours);
  const [caps, setCaps] = useState<readonly Cap[]>(touches.caps);
  const [runsPerHour, setRunsPerHour] = useState<number | string>(touches.runsPerHour);
  const change = TouchSettings.safeParse({ quietHours, caps, runsPerHour }).data;
  return (
    <SettingsForm title={t("touches.settings.title")} change={change && { touches: change }}>
      <Checkbox
        label={t("touches.settings.hasQuiet")}
        description={t("touches.settings.quietLead")}
        checked={quietHours !== null}
        onChange={(event) => setQuiet(event.currentTarget.checked ? usualQuiet : null)}
      />
      {quietHours && (
        <Group gap="sm">
          {t("touches.settings.from")}
          <TimeInput
            label={`${t("touches.settings.hasQuiet")}: ${t("touches.settings.from")}`}
            value={quietHours.from}
            isWrong={false}
            onChange={(from) => setQuiet({ ...quietHours, from })}
          />
          {t("touches.settings.to")}
          <TimeInput
            label={`${t("touches.settings.hasQuiet")}: ${t("touches.settings.to")}`}
            value={quietHours.to}
            isWrong={false}
            onChange={(to) => setQuiet({ ...quietHours, to })}
          />
        </Group>
      )}
      <Fieldset variant="unstyled" p={0} m={0} aria-label={t("touches.settings.caps")}>
        <Text size="sm" fw={500}>
          {t("touches.settings.caps")}
        </Text>
        <Text size="sm" c="dimmed">
          {t("touches.settings.capsLead")}
        </Text>
        {caps.map((cap, place) => (
          <Fieldset
            // oxlint-disable-next-line react/no-array-index-key -- limits have no other name than their place
            key={place}
            variant="unstyled"
            p={0}
            m={0}
            mt="sm"
            aria-label={t("touches.settings.cap", { number: place + 1 })}
          >
            <Group gap="sm" align="end">
              <NumberInput
                w="8em"
                label={t("touches.settings.count")}
                min={1}
                allowDecimal={false}
                value={cap.count}
                onChange={(count) => setCaps(caps.with(place, { ...cap, count }))}
              />
              <NumberInput
                w="8em"
                label={t("touches.settings.days")}
                min={1}
                allowDecimal={false}
                value={cap.days}
                onChange={(days) => setCaps(caps.with(place, { ...cap, days }))}
              />
              <ActionIcon
                aria-label={t("touches.settings.removeCap", { number: place + 1 })}
                onClick={() => setCaps(caps.toSpliced(place, 1))}
              >
                <IconX {...smallIcon} aria-hidden />
              </ActionIcon>
            </Group>
          </Fieldset>
        ))}
        {caps.length < CAPS_MAX && (
          <Button
            mt="sm"
            size="compact-sm"
            variant="subtle"
            leftSection={<IconPlus {...smallIcon} aria-hidden />}
            onClick={() => setCaps([...caps, { count: 1, days: 1 }])}
          >
            {t("touches.settings.addCap")}
          </Button>
        )}
      </Fieldset>
      <NumberInput
        label={t("touches.settings.runsPerHour")}
        min={1}
        allowDecimal={false}
        value={runsPerHour}
        onChange={setRunsPerHour}
      />
      {change === undefined && (
        <Text size="sm" c="var(--bad)" role="alert">
          {t("touches.settings.wrong")}
        </Text>
      )}
    </SettingsForm>
  );
}
