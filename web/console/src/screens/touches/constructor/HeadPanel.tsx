import { ActionIcon, Button, Fieldset, Menu, NativeSelect, NumberInput, TextInput } from "@mantine/core";
import { IconPlus, IconX } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { always } from "../../../../../../contracts/factQuery.ts";
import type { Goal, Trigger } from "../../../../../../contracts/sequence.ts";
import { freshKey } from "../../../state/freshKey.ts";
import { smallIcon } from "../../../theme.ts";
import { EventSelect } from "../forms/EventMatchList.tsx";
import { FactQueryEditor } from "../forms/FactQueryEditor.tsx";
import classes from "../forms/StepForm.module.css";
import { useProblemWords } from "../useProblemWords.ts";
import { useConstructor } from "./constructorState.ts";

const TRIGGERS_MAX = 5;
const GOALS_MAX = 10;
const DAYS_MAX = 3_650;
const RUNS_MAX = 100_000;
const RUNS_OF_CONTACT_MAX = 100;

const beginnings: readonly Trigger[] = [
  { kind: "event", event: "message.received", where: always },
  { kind: "segment", where: always },
  { kind: "manual" },
  { kind: "api" },
];

/** What begins a run, whom it takes, what stops it, and how often. */
export function HeadPanel() {
  const { t } = useTranslation();
  const { definition, problems, isReadOnly, change } = useConstructor();
  const say = useProblemWords();
  const own = problems.filter(({ stepId }) => stepId === null);
  const { triggers, entry, goals, reentry, ceiling } = definition;
  const setTriggers = (changed: Trigger[]) => change((known) => ({ ...known, triggers: changed }), "triggers");
  const setGoals = (changed: Goal[]) => change((known) => ({ ...known, goals: changed }), "goals");
  const offered = beginnings.filter(({ kind }) => kind === "event" || triggers.every((one) => one.kind !== kind));
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
        <fieldset className={classes.section} aria-label={t("touches.form.triggers")}>
          <p className={classes.sectionTitle}>{t("touches.form.triggers")}</p>
          {triggers.map((trigger, place) => (
            <TriggerFields
              // oxlint-disable-next-line react/no-array-index-key -- triggers have no other name than their place
              key={place}
              trigger={trigger}
              onChange={(changed) => setTriggers(triggers.with(place, changed))}
              onRemove={() => setTriggers(triggers.toSpliced(place, 1))}
            />
          ))}
          {triggers.length < TRIGGERS_MAX && (
            <Menu position="bottom-start">
              <Menu.Target>
                <Button size="compact-sm" variant="subtle" leftSection={<IconPlus {...smallIcon} aria-hidden />}>
                  {t("touches.form.addTrigger")}
                </Button>
              </Menu.Target>
              <Menu.Dropdown>
                {offered.map((one) => (
                  <Menu.Item key={one.kind} onClick={() => setTriggers([...triggers, one])}>
                    {t(`touches.trigger.${one.kind}`)}
                  </Menu.Item>
                ))}
              </Menu.Dropdown>
            </Menu>
          )}
        </fieldset>
        <fieldset className={classes.section} aria-label={t("touches.form.entry")}>
          <p className={classes.sectionTitle}>{t("touches.form.entry")}</p>
          <p className={classes.quiet}>{t("touches.form.entryLead")}</p>
          <FactQueryEditor
            label={t("touches.form.entry")}
            query={entry}
            onChange={(changed) => change((known) => ({ ...known, entry: changed }), "entry")}
          />
        </fieldset>
        <fieldset className={classes.section} aria-label={t("touches.form.goals")}>
          <p className={classes.sectionTitle}>{t("touches.form.goals")}</p>
          <p className={classes.quiet}>{t("touches.form.goalsLead")}</p>
          {goals.map((goal, place) => (
            <fieldset key={goal.id} className={classes.part} aria-label={goal.name || t("touches.form.goal")}>
              <div className={classes.line}>
                <EventSelect
                  label={t("touches.form.goal")}
                  value={goal.event}
                  onChange={(event) => setGoals(goals.with(place, { ...goal, event, where: always }))}
                />
                <ActionIcon
                  size="sm"
                  aria-label={t("touches.form.removeGoal", { name: goal.name || t(`touches.event.${goal.event}`) })}
                  onClick={() => setGoals(goals.toSpliced(place, 1))}
                >
                  <IconX {...smallIcon} aria-hidden />
                </ActionIcon>
              </div>
              <TextInput
                size="xs"
                aria-label={t("touches.form.goalName")}
                placeholder={t("touches.form.goalName")}
                maxLength={60}
                value={goal.name}
                onChange={(event) => setGoals(goals.with(place, { ...goal, name: event.currentTarget.value }))}
              />
              <FactQueryEditor
                label={t("touches.form.where")}
                query={goal.where}
                events={[goal.event]}
                onChange={(where) => setGoals(goals.with(place, { ...goal, where }))}
              />
            </fieldset>
          ))}
          {goals.length < GOALS_MAX && (
            <Button
              size="compact-sm"
              variant="subtle"
              leftSection={<IconPlus {...smallIcon} aria-hidden />}
              onClick={() =>
                setGoals([
                  ...goals,
                  { id: `goal-${freshKey().slice(0, 8)}`, name: "", event: "message.received", where: always },
                ])
              }
            >
              {t("touches.form.addGoal")}
            </Button>
          )}
        </fieldset>
        <NativeSelect
          label={t("touches.form.reentry")}
          value={reentry.kind}
          onChange={(event) => {
            const again = event.currentTarget.value === "afterEnd";
            change((known) => ({ ...known, reentry: again ? { kind: "afterEnd", days: 30 } : { kind: "once" } }));
          }}
          data={(["once", "afterEnd"] as const).map((value) => ({ value, label: t(`touches.reentry.${value}`) }))}
        />
        {reentry.kind === "afterEnd" && (
          <NumberInput
            label={t("touches.form.reentryDays")}
            min={0}
            max={DAYS_MAX}
            allowDecimal={false}
            value={reentry.days}
            onChange={(days) =>
              typeof days === "number" &&
              change((known) => ({ ...known, reentry: { kind: "afterEnd", days } }), "reentry")
            }
          />
        )}
        <div className={classes.pair}>
          <NumberInput
            label={t("touches.form.perContact")}
            min={1}
            max={RUNS_OF_CONTACT_MAX}
            allowDecimal={false}
            value={ceiling.perContact}
            onChange={(perContact) =>
              typeof perContact === "number" &&
              change((known) => ({ ...known, ceiling: { ...known.ceiling, perContact } }), "ceiling")
            }
          />
          <NumberInput
            label={t("touches.form.inAll")}
            min={1}
            max={RUNS_MAX}
            allowDecimal={false}
            value={ceiling.inAll}
            onChange={(inAll) =>
              typeof inAll === "number" &&
              change((known) => ({ ...known, ceiling: { ...known.ceiling, inAll } }), "ceiling")
            }
          />
        </div>
        <p className={classes.quiet}>{t("touches.form.ceilingLead")}</p>
      </Fieldset>
    </div>
  );
}

interface TriggerFieldsProps {
  readonly trigger: Trigger;
  readonly onChange: (trigger: Trigger) => void;
  readonly onRemove: () => void;
}

function TriggerFields({ trigger, onChange, onRemove }: TriggerFieldsProps) {
  const { t } = useTranslation();
  const name = t(`touches.trigger.${trigger.kind}`);
  return (
    <fieldset className={classes.part} aria-label={name}>
      <div className={classes.partHead}>
        {name}
        <ActionIcon size="sm" aria-label={t("touches.form.removeTrigger", { name })} onClick={onRemove}>
          <IconX {...smallIcon} aria-hidden />
        </ActionIcon>
      </div>
      {trigger.kind === "event" && (
        <EventSelect
          label={t("touches.form.event")}
          value={trigger.event}
          onChange={(event) => onChange({ ...trigger, event, where: always })}
        />
      )}
      {"where" in trigger && (
        <FactQueryEditor
          label={t("touches.form.where")}
          query={trigger.where}
          events={trigger.kind === "event" ? [trigger.event] : []}
          onChange={(where) => onChange({ ...trigger, where })}
        />
      )}
      {(trigger.kind === "manual" || trigger.kind === "api") && (
        <p className={classes.quiet}>{t(`touches.triggerLead.${trigger.kind}`)}</p>
      )}
    </fieldset>
  );
}
