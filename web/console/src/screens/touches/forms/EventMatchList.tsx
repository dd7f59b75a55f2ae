import { ActionIcon, Button, NativeSelect } from "@mantine/core";
import { IconPlus, IconX } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { always } from "../../../../../../contracts/factQuery.ts";
import type { EventMatch } from "../../../../../../contracts/sequence.ts";
import { TouchEventKind } from "../../../../../../contracts/touchEvent.ts";
import { smallIcon } from "../../../theme.ts";
import { FactQueryEditor } from "./FactQueryEditor.tsx";
import classes from "./StepForm.module.css";

interface EventSelectProps {
  readonly label: string;
  readonly value: TouchEventKind;
  readonly onChange: (event: TouchEventKind) => void;
}

export function EventSelect({ label, value, onChange }: EventSelectProps) {
  const { t } = useTranslation();
  return (
    <NativeSelect
      aria-label={label}
      value={value}
      onChange={(event) => onChange(TouchEventKind.parse(event.currentTarget.value))}
      data={TouchEventKind.options.map((one) => ({ value: one, label: t(`touches.event.${one}`) }))}
    />
  );
}

interface EventMatchListProps {
  readonly label: string;
  readonly of: readonly EventMatch[];
  readonly max: number;
  readonly onChange: (of: EventMatch[]) => void;
}

/** What may happen: any one of these, each where it fits. */
export function EventMatchList({ label, of, max, onChange }: EventMatchListProps) {
  const { t } = useTranslation();
  return (
    <fieldset className={classes.section} aria-label={label}>
      <p className={classes.sectionTitle}>{label}</p>
      {of.map((match, place) => (
        // oxlint-disable-next-line react/no-array-index-key -- events have no other name than their place
        <fieldset key={place} className={classes.part} aria-label={t(`touches.event.${match.event}`)}>
          <div className={classes.line}>
            <EventSelect
              label={label}
              value={match.event}
              onChange={(event) => onChange(of.with(place, { event, where: always }))}
            />
            {of.length > 1 && (
              <ActionIcon
                size="sm"
                aria-label={t("touches.form.removeEvent", { event: t(`touches.event.${match.event}`) })}
                onClick={() => onChange(of.toSpliced(place, 1))}
              >
                <IconX {...smallIcon} aria-hidden />
              </ActionIcon>
            )}
          </div>
          <FactQueryEditor
            label={t("touches.form.where")}
            query={match.where}
            events={[match.event]}
            onChange={(where) => onChange(of.with(place, { ...match, where }))}
          />
        </fieldset>
      ))}
      {of.length < max && (
        <Button
          size="compact-sm"
          variant="subtle"
          leftSection={<IconPlus {...smallIcon} aria-hidden />}
          onClick={() => onChange([...of, { event: "message.received", where: always }])}
        >
          {t("touches.form.addEvent")}
        </Button>
      )}
    </fieldset>
  );
}
