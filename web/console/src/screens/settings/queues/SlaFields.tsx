import { Checkbox, NumberInput } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { SlaPolicy } from "../../../../../../contracts/sla.ts";

interface SlaFieldsProps {
  readonly policy: SlaPolicy;
  readonly onChange: (policy: SlaPolicy) => void;
}

export const nothingPromised: SlaPolicy = {
  firstReplyMinutes: null,
  nextReplyMinutes: null,
  resolveMinutes: null,
  inBusinessHours: true,
};

const kinds = ["firstReplyMinutes", "nextReplyMinutes", "resolveMinutes"] as const;

/** Within what time people answer; an empty field promises nothing. */
export function SlaFields({ policy, onChange }: SlaFieldsProps) {
  const { t } = useTranslation();
  return (
    <>
      {kinds.map((kind) => (
        <NumberInput
          key={kind}
          label={t(`sla.${kind}`)}
          placeholder={t("sla.noPromise")}
          allowDecimal={false}
          min={1}
          max={525_600}
          value={policy[kind] ?? ""}
          onChange={(minutes) => onChange({ ...policy, [kind]: typeof minutes === "number" ? minutes : null })}
        />
      ))}
      <Checkbox
        label={t("sla.inBusinessHours")}
        checked={policy.inBusinessHours}
        onChange={(event) => onChange({ ...policy, inBusinessHours: event.currentTarget.checked })}
      />
    </>
  );
}
