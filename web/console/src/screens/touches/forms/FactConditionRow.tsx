import { MultiSelect, NativeSelect, NumberInput, Select, TagsInput, TextInput } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { z } from "zod";
import type { FactCondition } from "../../../../../../contracts/factQuery.ts";
import { factOf } from "../../../../../../contracts/facts.ts";
import type { FactValue, KnownFactName } from "../../../../../../contracts/facts.ts";
import { openPrefixOf } from "../useFactWords.ts";
import { useTouchChoices } from "../useTouchChoices.ts";
import { beginWith, operatorsFor, valueForm, withOperator } from "./factGroups.ts";
import classes from "./FactQueryEditor.module.css";
import { useOfferedFacts } from "./useOfferedFacts.ts";

interface FactConditionRowProps {
  readonly condition: FactCondition;
  /** Of what has happened; absent: of anything. */
  readonly eventFacts: readonly KnownFactName[] | undefined;
  readonly onChange: (condition: FactCondition) => void;
}

export function FactConditionRow({ condition, eventFacts, onChange }: FactConditionRowProps) {
  const { t } = useTranslation();
  const offered = useOfferedFacts(eventFacts);
  const { fact, operator } = condition;
  const prefix = openPrefixOf(fact);
  const operators = operatorsFor(fact);
  return (
    <div className={classes.condition}>
      <Select
        size="xs"
        aria-label={t("finding.fieldLabel")}
        searchable
        allowDeselect={false}
        maxDropdownHeight="18em"
        data={[...offered]}
        value={prefix ?? fact}
        onChange={(chosen) => chosen !== null && chosen !== (prefix ?? fact) && onChange(beginWith(chosen))}
      />
      {prefix && (
        <TextInput
          size="xs"
          aria-label={t("finding.attributeName")}
          placeholder={t("finding.attributeName")}
          value={fact.slice(prefix.length)}
          onChange={(event) => onChange({ ...condition, fact: prefix + event.currentTarget.value.trim() })}
        />
      )}
      <NativeSelect
        size="xs"
        aria-label={t("finding.operatorLabel")}
        value={operator}
        onChange={(event) => {
          const chosen = operators.find((one) => one === event.currentTarget.value);
          if (chosen) onChange(withOperator(condition, chosen));
        }}
        data={operators.map((one) => ({ value: one, label: t(`touches.operator.${one}`) }))}
      />
      <ConditionValue condition={condition} onChange={(value) => onChange({ ...condition, value })} />
    </div>
  );
}

const Listed = z.array(z.string()).catch([]);

interface ConditionValueProps {
  readonly condition: FactCondition;
  readonly onChange: (value: FactValue) => void;
}

/** The input that suits a fact and what is said of it. */
function ConditionValue({ condition: { fact, operator, value }, onChange }: ConditionValueProps) {
  const { t } = useTranslation();
  const choicesOf = useTouchChoices();
  const label = t("finding.valueLabel");
  const common = { size: "xs", "aria-label": label } as const;
  switch (valueForm(fact, operator)) {
    case "none":
      return null;
    case "flag":
      return (
        <NativeSelect
          {...common}
          value={value === true ? "yes" : "no"}
          onChange={(event) => onChange(event.currentTarget.value === "yes")}
          data={[
            { value: "yes", label: t("finding.yes") },
            { value: "no", label: t("finding.no") },
          ]}
        />
      );
    case "hours":
    case "number":
      return (
        <NumberInput
          {...common}
          suffix={valueForm(fact, operator) === "hours" ? ` ${t("touches.hoursSuffix")}` : ""}
          value={typeof value === "number" ? value : ""}
          onChange={(typed) => onChange(typeof typed === "number" ? typed : null)}
        />
      );
    case "choices": {
      const known = factOf(fact);
      const choices = known === null || known === "open" || !known.choices ? [] : choicesOf(known.choices);
      if (choices.length === 0)
        return <TagsInput {...common} value={Listed.parse(value)} onChange={(tags) => onChange(tags)} />;
      return (
        <MultiSelect
          {...common}
          searchable
          data={[...choices]}
          value={Listed.parse(value)}
          onChange={(chosen) => onChange(chosen)}
        />
      );
    }
    case "text":
      return (
        <TextInput
          {...common}
          value={typeof value === "string" || typeof value === "number" ? String(value) : ""}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      );
  }
}
