import { ActionIcon, Button, NumberInput, TextInput } from "@mantine/core";
import { IconPlus, IconX } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { always } from "../../../../../../contracts/factQuery.ts";
import type { StepOf } from "../../../../../../contracts/sequence.ts";
import { smallIcon } from "../../../theme.ts";
import { FactQueryEditor } from "./FactQueryEditor.tsx";
import classes from "./StepForm.module.css";

const CASES_MAX = 10;
const VARIANTS_MAX = 5;
const VARIANTS_MIN = 2;
const WEIGHT_MAX = 1_000;
const NAME_MAX = 60;

interface BranchFormProps {
  readonly step: StepOf<"branch">;
  readonly onChange: (step: StepOf<"branch">) => void;
}

/** Cases in order; the first that fits is taken. */
export function BranchForm({ step, onChange }: BranchFormProps) {
  const { t } = useTranslation();
  const set = (cases: StepOf<"branch">["cases"]) => onChange({ ...step, cases });
  return (
    <>
      {step.cases.map((one, place) => (
        <fieldset
          // oxlint-disable-next-line react/no-array-index-key -- cases have no other name than their place
          key={place}
          className={classes.part}
          aria-label={t("touches.case", { number: place + 1 })}
        >
          <div className={classes.partHead}>
            {t("touches.case", { number: place + 1 })}
            {step.cases.length > 1 && (
              <ActionIcon
                size="sm"
                aria-label={t("touches.form.removeCase", { number: place + 1 })}
                onClick={() => set(step.cases.toSpliced(place, 1))}
              >
                <IconX {...smallIcon} aria-hidden />
              </ActionIcon>
            )}
          </div>
          <TextInput
            size="xs"
            aria-label={t("touches.form.caseName")}
            placeholder={t("touches.form.caseName")}
            maxLength={NAME_MAX}
            value={one.name}
            onChange={(event) => set(step.cases.with(place, { ...one, name: event.currentTarget.value }))}
          />
          <FactQueryEditor
            label={t("touches.form.where")}
            query={one.where}
            onChange={(where) => set(step.cases.with(place, { ...one, where }))}
          />
        </fieldset>
      ))}
      {step.cases.length < CASES_MAX && (
        <Button
          size="compact-sm"
          variant="subtle"
          style={{ alignSelf: "flex-start" }}
          leftSection={<IconPlus {...smallIcon} aria-hidden />}
          onClick={() => set([...step.cases, { name: "", where: always, next: null }])}
        >
          {t("touches.form.addCase")}
        </Button>
      )}
    </>
  );
}

interface SplitFormProps {
  readonly step: StepOf<"split">;
  readonly onChange: (step: StepOf<"split">) => void;
}

/** Variants with their weights: of three with 1, 1 and 2 the last gets half. */
export function SplitForm({ step, onChange }: SplitFormProps) {
  const { t } = useTranslation();
  const set = (variants: StepOf<"split">["variants"]) => onChange({ ...step, variants });
  return (
    <fieldset className={classes.section} aria-label={t("touches.form.variants")}>
      <p className={classes.quiet}>{t("touches.form.variantsLead")}</p>
      {step.variants.map((one, place) => (
        // oxlint-disable-next-line react/no-array-index-key -- variants have no other name than their place
        <div key={place} className={classes.line}>
          <TextInput
            aria-label={t("touches.form.variantName", { number: place + 1 })}
            maxLength={NAME_MAX}
            value={one.name}
            onChange={(event) => set(step.variants.with(place, { ...one, name: event.currentTarget.value }))}
          />
          <NumberInput
            w="6em"
            aria-label={t("touches.form.weight", { number: place + 1 })}
            min={0}
            max={WEIGHT_MAX}
            allowDecimal={false}
            value={one.weight}
            onChange={(weight) => typeof weight === "number" && set(step.variants.with(place, { ...one, weight }))}
          />
          <ActionIcon
            size="sm"
            aria-label={t("touches.form.removeVariant", { name: one.name })}
            disabled={step.variants.length <= VARIANTS_MIN}
            onClick={() => set(step.variants.toSpliced(place, 1))}
          >
            <IconX {...smallIcon} aria-hidden />
          </ActionIcon>
        </div>
      ))}
      {step.variants.length < VARIANTS_MAX && (
        <Button
          size="compact-sm"
          variant="subtle"
          leftSection={<IconPlus {...smallIcon} aria-hidden />}
          onClick={() =>
            set([
              ...step.variants,
              { name: t("touches.variant", { letter: LETTERS[step.variants.length] ?? "" }), weight: 1, next: null },
            ])
          }
        >
          {t("touches.form.addVariant")}
        </Button>
      )}
    </fieldset>
  );
}

const LETTERS = "ABCDE";
