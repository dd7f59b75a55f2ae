import { Button, Checkbox, Fieldset, Group, NativeSelect, TextInput } from "@mantine/core";
import { IconCopy, IconTrash } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { Step } from "../../../../../../contracts/sequence.ts";
import { waysOut } from "../../../../../../contracts/sequence.ts";
import { smallIcon } from "../../../theme.ts";
import classes from "../forms/StepForm.module.css";
import { StepFields } from "../forms/StepFields.tsx";
import { useProblemWords } from "../useProblemWords.ts";
import { useStepWords } from "../useStepWords.ts";
import { useConstructor } from "./constructorState.ts";
import { leadTo, mayFail, replaceStep } from "./ways.ts";

const NAME_MAX = 80;

/** The form of the step that is chosen: what it is called, what it does, and where its ways lead. */
export function StepPanel({ step }: { readonly step: Step }) {
  const { t } = useTranslation();
  const { problems, isReadOnly, change, remove, copy } = useConstructor();
  const say = useProblemWords();
  const own = problems.filter(({ stepId }) => stepId === step.id);
  const set = (changed: Step) =>
    change((definition) => replaceStep(definition, step.id, () => changed), `step ${step.id}`);
  return (
    <div className={classes.form}>
      {own.length > 0 && (
        <ul className={classes.problems} aria-live="polite">
          {own.map((problem) => (
            <li key={`${problem.code} ${problem.detail}`}>{say(problem)}</li>
          ))}
        </ul>
      )}
      <Fieldset variant="unstyled" disabled={isReadOnly} className={classes.form}>
        <TextInput
          label={t("touches.form.name")}
          placeholder={t(`touches.step.${step.kind}`)}
          maxLength={NAME_MAX}
          value={step.name}
          onChange={(event) => set({ ...step, name: event.currentTarget.value })}
        />
        <StepFields step={step} onChange={set} />
        <WayFields step={step} />
        {!isReadOnly && (
          <Group gap="sm">
            <Button
              size="xs"
              variant="default"
              leftSection={<IconCopy {...smallIcon} aria-hidden />}
              onClick={() => copy([step.id])}
            >
              {t("touches.copyStep")}
            </Button>
            <Button
              size="xs"
              variant="default"
              leftSection={<IconTrash {...smallIcon} aria-hidden />}
              onClick={() => remove([step.id])}
            >
              {t("touches.removeStep")}
            </Button>
          </Group>
        )}
      </Fieldset>
    </div>
  );
}

/** Where each way leads, for whoever does not draw lines. */
function WayFields({ step }: { readonly step: Step }) {
  const { t } = useTranslation();
  const { definition, change } = useConstructor();
  const words = useStepWords();
  const ways = waysOut(step);
  const others = definition.steps.filter(({ id }) => id !== step.id);
  return (
    <fieldset className={classes.section} aria-label={t("touches.form.ways")}>
      {ways.map(({ way, next }) => (
        <NativeSelect
          key={way}
          label={t("touches.form.wayTo", { way: words.way(step, way) })}
          value={next ?? ""}
          onChange={(event) => {
            const to = event.currentTarget.value || null;
            change((known) => leadTo(known, { stepId: step.id, way }, to));
          }}
          data={[
            { value: "", label: t("touches.endsHere") },
            ...others.map((other) => ({ value: other.id, label: shortened(words.title(other), words.summary(other)) })),
          ]}
        />
      ))}
      {mayFail(step) && (
        <Checkbox
          label={t("touches.form.hasFailed")}
          description={t("touches.form.hasFailedLead")}
          checked={step.failed !== undefined}
          onChange={(event) => {
            const isOwn = event.currentTarget.checked;
            change((known) =>
              replaceStep(known, step.id, (one) => {
                if (!mayFail(one)) return one;
                const { failed: _failed, ...rest } = one;
                return isOwn ? { ...rest, failed: null } : rest;
              }),
            );
          }}
        />
      )}
    </fieldset>
  );
}

const SUMMARY_MAX = 40;

const shortened = (title: string, summary: string): string =>
  summary === "" ? title : `${title}: ${summary.length > SUMMARY_MAX ? `${summary.slice(0, SUMMARY_MAX)}…` : summary}`;
