import { Modal, NativeSelect, SimpleGrid, Stack, UnstyledButton } from "@mantine/core";
import type { KeyboardEvent } from "react";
import { useTranslation } from "react-i18next";
import { type StepKind, waitingSteps, waysOut } from "../../../../../../contracts/sequence.ts";
import { icon } from "../../../theme.ts";
import { useStepWords } from "../useStepWords.ts";
import { useTouchReferences } from "../useTouchReferences.ts";
import { useConstructor } from "./constructorState.ts";
import { stepGroups } from "./newStep.ts";
import classes from "./Palette.module.css";
import { stepIcons } from "./stepLooks.ts";
import { type Place, stepOf } from "./ways.ts";

interface PaletteProps {
  /** Where the step will stand; closed without. */
  readonly place: Place | undefined;
  readonly onPlace: (place: Place) => void;
  readonly onChosen: (kind: StepKind) => void;
  readonly onClose: () => void;
}

export function Palette({ place, ...rest }: PaletteProps) {
  const { t } = useTranslation();
  return (
    <Modal
      opened={place !== undefined}
      onClose={rest.onClose}
      title={t("touches.addStep")}
      size="lg"
      returnFocus={false}
    >
      {place && <Kinds place={place} {...rest} />}
    </Modal>
  );
}

/** Every kind of step that can stand there, by what it is for. */
function Kinds({ place, onPlace, onChosen }: Omit<PaletteProps, "place"> & { readonly place: Place }) {
  const { t } = useTranslation();
  const words = useStepWords();
  const { kind, definition } = useConstructor();
  const { stages } = useTouchReferences();
  const step = stepOf(definition, place.stepId);
  const ways = step ? waysOut(step) : [];
  const groups = stepGroups
    .map(({ group, kinds }) => ({
      group,
      kinds: kinds.filter((one) => kind === "sequence" || !waitingSteps.has(one)),
    }))
    .filter(({ kinds }) => kinds.length > 0);
  return (
    <Stack gap="md" onKeyDown={walkKinds}>
      {step && ways.length > 1 && (
        <NativeSelect
          label={t("touches.addTo")}
          value={place.way}
          onChange={(event) => onPlace({ ...place, way: event.currentTarget.value })}
          data={ways.map(({ way }) => ({ value: way, label: words.way(step, way) }))}
        />
      )}
      {groups.map(({ group, kinds }, at) => (
        <section key={group} aria-label={t(`touches.group.${group}`)}>
          <h3 className={classes.group}>{t(`touches.group.${group}`)}</h3>
          <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="xs">
            {kinds.map((one, index) => {
              const Glyph = stepIcons[one];
              return (
                <UnstyledButton
                  key={one}
                  className={classes.kind}
                  data-autofocus={(at === 0 && index === 0) || undefined}
                  disabled={one === "moveStage" && stages.length === 0}
                  onClick={() => onChosen(one)}
                >
                  <Glyph {...icon} aria-hidden />
                  <span>
                    <span className={classes.name}>{t(`touches.step.${one}`)}</span>
                    <span className={classes.lead}>{t(`touches.stepLead.${one}`)}</span>
                  </span>
                </UnstyledButton>
              );
            })}
          </SimpleGrid>
        </section>
      ))}
    </Stack>
  );
}

/** The arrow keys go from kind to kind. */
function walkKinds(event: KeyboardEvent<HTMLElement>): void {
  const step = { ArrowDown: 2, ArrowUp: -2, ArrowRight: 1, ArrowLeft: -1 }[event.key];
  if (step === undefined || !(event.target instanceof HTMLButtonElement)) return;
  event.preventDefault();
  const buttons = [...event.currentTarget.querySelectorAll<HTMLButtonElement>(`.${classes.kind}:enabled`)];
  const at = buttons.findIndex((one) => one === document.activeElement) + step;
  buttons[Math.min(buttons.length - 1, Math.max(0, at))]?.focus();
}
