import { MultiSelect, NativeSelect, NumberInput, Stack, TagsInput, TextInput } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { z } from "zod";
import { queryFields } from "../../../../../../contracts/conversationQuery.ts";
import type { DraftCondition } from "./draftQuery.ts";
import { NOTHING, useChoices } from "./useChoices.ts";

interface ConditionValueProps {
  readonly condition: DraftCondition;
  readonly onChange: (condition: DraftCondition) => void;
}

const Chosen = z.array(z.string().nullable()).catch([]);

/** The input that suits a field and what is said of it. */
export function ConditionValue({ condition, onChange }: ConditionValueProps) {
  const { t } = useTranslation();
  const choicesOf = useChoices();
  const { field, operator, value } = condition;
  const label = t("finding.valueLabel");
  const set = (changed: unknown) => onChange({ ...condition, value: changed });
  const text = typeof value === "string" ? value : "";

  if (field === "attribute") {
    const given = Chosen.parse(value).filter((one) => one !== null);
    return (
      <Stack gap="xs">
        <TextInput
          aria-label={t("finding.attributeName")}
          placeholder={t("finding.attributeName")}
          value={condition.name ?? ""}
          onChange={(event) => onChange({ ...condition, name: event.currentTarget.value })}
        />
        <TagsInput
          aria-label={label}
          placeholder={given.length === 0 ? t("finding.notSet") : ""}
          value={given}
          onChange={(tags) => set(tags.length === 0 ? [null] : tags)}
        />
      </Stack>
    );
  }
  switch (queryFields[field]) {
    case "choice":
      return (
        <MultiSelect
          aria-label={label}
          searchable
          data={[...choicesOf(field)]}
          value={Chosen.parse(value).map((one) => one ?? NOTHING)}
          onChange={(chosen) => set(chosen.map((one) => (one === NOTHING ? null : one)))}
        />
      );
    case "flag":
      return (
        <NativeSelect
          aria-label={label}
          value={value === true ? "yes" : "no"}
          onChange={(event) => set(event.currentTarget.value === "yes")}
          data={[
            { value: "yes", label: t("finding.yes") },
            { value: "no", label: t("finding.no") },
          ]}
        />
      );
    case "wait":
      return <Whole label={label} suffix={t("finding.minutes")} value={value} onChange={set} />;
    case "time":
      if (operator === "withinDays" || operator === "olderThanDays")
        return <Whole label={label} suffix={t("finding.days")} value={value} onChange={set} />;
      return (
        <TextInput
          type="date"
          aria-label={label}
          value={dayOf(text)}
          onChange={(event) => set(momentOf(event.currentTarget.value))}
        />
      );
    case "text":
      return <TextInput aria-label={label} value={text} onChange={(event) => set(event.currentTarget.value)} />;
  }
}

interface WholeProps {
  readonly label: string;
  readonly suffix: string;
  readonly value: unknown;
  readonly onChange: (value: unknown) => void;
}

const Whole = ({ label, suffix, value, onChange }: WholeProps) => (
  <NumberInput
    aria-label={label}
    min={1}
    allowDecimal={false}
    suffix={` ${suffix}`}
    value={typeof value === "number" ? value : ""}
    onChange={onChange}
  />
);

/** A day begins where the operator is. */
const momentOf = (day: string) => (day === "" ? "" : new Date(`${day}T00:00`).toISOString());

function dayOf(moment: string): string {
  if (moment === "") return "";
  const at = new Date(moment);
  return [at.getFullYear(), at.getMonth() + 1, at.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
}
