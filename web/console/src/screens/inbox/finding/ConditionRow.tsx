import { ActionIcon, NativeSelect } from "@mantine/core";
import { IconX } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { operatorsOf, queryFields } from "../../../../../../contracts/conversationQuery.ts";
import { icon } from "../../../theme.ts";
import { ConditionValue } from "./ConditionValue.tsx";
import { beginWith, type DraftCondition } from "./draftQuery.ts";
import classes from "./QueryDialog.module.css";
import { fieldNames } from "./fieldNames.ts";

interface ConditionRowProps {
  readonly condition: DraftCondition;
  readonly onChange: (condition: DraftCondition) => void;
  readonly onRemove: () => void;
}

export function ConditionRow({ condition, onChange, onRemove }: ConditionRowProps) {
  const { t } = useTranslation();
  const { key, field, operator } = condition;
  const operators = operatorsOf[queryFields[field]];
  return (
    <div className={classes.row}>
      <NativeSelect
        aria-label={t("finding.fieldLabel")}
        value={field}
        onChange={(event) => {
          const chosen = fieldNames.find((one) => one === event.currentTarget.value);
          if (chosen) onChange({ ...beginWith(chosen), key });
        }}
        data={fieldNames.map((one) => ({ value: one, label: t(`finding.field.${one}`) }))}
      />
      <NativeSelect
        aria-label={t("finding.operatorLabel")}
        value={operator}
        onChange={(event) => {
          const chosen = operators.find((one) => one === event.currentTarget.value);
          if (chosen)
            onChange({ ...condition, operator: chosen, ...(isOtherValue(operator, chosen) && { value: "" }) });
        }}
        data={operators.map((one) => ({ value: one, label: t(`finding.operator.${one}`) }))}
      />
      <ConditionValue condition={condition} onChange={onChange} />
      <ActionIcon variant="subtle" aria-label={t("finding.removeCondition")} onClick={onRemove}>
        <IconX {...icon} aria-hidden />
      </ActionIcon>
    </div>
  );
}

/** Of a time, some operators take a day and others a number of days. */
const isOtherValue = (one: string, other: string) => one.endsWith("Days") !== other.endsWith("Days");
