import { NumberInput, Radio, Stack, Text } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { wholeNumber } from "../../../format/numbers.ts";
import { forgettable } from "../../../queries/company.ts";
import { SettingsForm } from "./SettingsForm.tsx";

const USUAL_DAYS = 365;

/** How long what was said is kept, with what would go today. */
export function Retention({ days }: { readonly days: number | null }) {
  const { t } = useTranslation();
  const [forever, setForever] = useState(days === null);
  const [typed, setTyped] = useState<number | string>(days ?? USUAL_DAYS);
  const wanted = typeof typed === "number" && typed >= 1 && typed <= 36_500 ? typed : undefined;
  const change = forever ? { retentionDays: null } : wanted === undefined ? undefined : { retentionDays: wanted };
  return (
    <SettingsForm title={t("company.retention")} change={change}>
      <Radio.Group
        label={t("company.retentionLead")}
        value={forever ? "forever" : "days"}
        onChange={(chosen) => setForever(chosen === "forever")}
      >
        <Stack gap="sm" mt="xs">
          <Radio value="forever" label={t("company.keepForever")} />
          <Radio value="days" label={t("company.keepDays")} />
        </Stack>
      </Radio.Group>
      {!forever && (
        <>
          <NumberInput
            label={t("company.days")}
            min={1}
            max={36_500}
            allowDecimal={false}
            value={typed}
            onChange={setTyped}
            error={wanted === undefined && t("company.daysWrong")}
          />
          {wanted !== undefined && <Preview days={wanted} />}
        </>
      )}
    </SettingsForm>
  );
}

function Preview({ days }: { readonly days: number }) {
  const { t, i18n } = useTranslation();
  const [settled] = useDebouncedValue(days, 400);
  const { data } = useQuery(forgettable(settled));
  const said = (value: number) => wholeNumber(value, i18n.language);
  return (
    <Text component="output" size="sm" c="dimmed">
      {data === undefined
        ? t("company.counting")
        : data.conversations === 0
          ? t("company.nothingGoes")
          : t("company.wouldGo", {
              conversations: said(data.conversations),
              messages: said(data.messages),
              files: said(data.files),
            })}
    </Text>
  );
}
