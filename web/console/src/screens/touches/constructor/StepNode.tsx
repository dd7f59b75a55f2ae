import { VisuallyHidden } from "@mantine/core";
import { Handle, type Node, type NodeProps, Position } from "@xyflow/react";
import { IconAlertTriangle, IconBolt, IconPlus } from "@tabler/icons-react";
import { type ReactNode, useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import type { Step, StepId } from "../../../../../../contracts/sequence.ts";
import { waysOut } from "../../../../../../contracts/sequence.ts";
import { wholeNumber } from "../../../format/numbers.ts";
import { icon, smallIcon } from "../../../theme.ts";
import { useProblemWords } from "../useProblemWords.ts";
import { useStepWords } from "../useStepWords.ts";
import classes from "./Canvas.module.css";
import { useConstructor } from "./constructorState.ts";
import { stepIcons } from "./stepLooks.ts";
import { type Place, startPlace } from "./ways.ts";

type StepNodeData = Node<{ readonly step: Step }, "step">;
type HeadNodeData = Node<{ readonly start: StepId | null }, "head">;
export type CanvasNode = StepNodeData | HeadNodeData;

/** One step: what it does, whether something is wrong with it, and its ways out below. */
export function StepNode({ data: { step } }: NodeProps<StepNodeData>) {
  const { t, i18n } = useTranslation();
  const words = useStepWords();
  const say = useProblemWords();
  const { problems, marks, tallies, trail, focus, also } = useConstructor();
  const Glyph = stepIcons[step.kind];
  const wrong = problems.filter(({ stepId }) => stepId === step.id).map(say);
  const mark = marks.get(step.id);
  const tally = tallies?.get(step.id);
  const ways = waysOut(step);
  return (
    <div
      className={classes.node}
      data-wrong={wrong.length > 0 || undefined}
      data-chosen={focus === step.id || also.has(step.id) || undefined}
      data-at={trail?.at === step.id || undefined}
      data-been={trail?.been.has(step.id) || undefined}
      data-aside={(trail !== null && trail.at !== step.id && !trail.been.has(step.id)) || undefined}
    >
      <Handle type="target" position={Position.Top} className={classes.handle} />
      <NodeButton id={step.id}>
        <span className={classes.nodeHead}>
          <Glyph {...icon} aria-hidden />
          <span className={classes.nodeTitle}>{words.title(step)}</span>
          {mark && <span className={classes.mark}>{t(`touches.mark.${mark}`)}</span>}
          {wrong.length > 0 && <IconAlertTriangle {...icon} className={classes.warning} aria-hidden />}
        </span>
        <span className={classes.nodeSummary}>{wrong[0] ?? words.summary(step)}</span>
        <OtherProblems problems={wrong.slice(1)} />
        {tally && (
          <span className={classes.tally}>
            {t("touches.tally", {
              entered: wholeNumber(tally.entered, i18n.language),
              taken: wholeNumber(tally.taken, i18n.language),
            })}
            {tally.skipped > 0 &&
              ` · ${t("touches.tallySkipped", { number: wholeNumber(tally.skipped, i18n.language) })}`}
            {tally.failed > 0 && ` · ${t("touches.tallyFailed", { number: wholeNumber(tally.failed, i18n.language) })}`}
            {tally.waiting > 0 &&
              ` · ${t("touches.tallyWaiting", { number: wholeNumber(tally.waiting, i18n.language) })}`}
          </span>
        )}
      </NodeButton>
      {ways.map(({ way, next }, place) => (
        <WayOut
          key={way}
          place={{ stepId: step.id, way }}
          share={(place + 1) / (ways.length + 1)}
          label={ways.length > 1 ? words.way(step, way) : ""}
          isEnd={next === null}
        />
      ))}
    </div>
  );
}

/** What begins a run, and what stops it. */
export function HeadNode({ data: { start } }: NodeProps<HeadNodeData>) {
  const { t } = useTranslation();
  const words = useStepWords();
  const { definition, problems, focus, also } = useConstructor();
  const say = useProblemWords();
  const wrong = problems.filter(({ stepId }) => stepId === null).map(say);
  const { triggers, goals } = definition;
  const summary = triggers.map(words.trigger).join("; ") || t("touches.noTriggers");
  const stopped = goals.map(({ name, event }) => name || t(`touches.event.${event}`)).join(", ");
  return (
    <div
      className={classes.node}
      data-head
      data-wrong={wrong.length > 0 || undefined}
      data-chosen={(focus === null && also.size === 0) || undefined}
    >
      <NodeButton id={null}>
        <span className={classes.nodeHead}>
          <IconBolt {...icon} aria-hidden />
          <span className={classes.nodeTitle}>{t("touches.head")}</span>
          {wrong.length > 0 && <IconAlertTriangle {...icon} className={classes.warning} aria-hidden />}
        </span>
        <span className={classes.nodeSummary}>{wrong[0] ?? summary}</span>
        <OtherProblems problems={wrong.slice(1)} />
        {stopped && <span className={classes.tally}>{t("touches.stoppedBy", { goals: stopped })}</span>}
      </NodeButton>
      <WayOut place={startPlace} share={1 / 2} label="" isEnd={start === null} />
    </div>
  );
}

/** There is room for one; the others are heard. */
const OtherProblems = ({ problems }: { readonly problems: readonly string[] }) =>
  problems.length > 0 && <VisuallyHidden component="span">{problems.join(" ")}</VisuallyHidden>;

interface NodeButtonProps {
  readonly id: StepId | null;
  readonly children: ReactNode;
}

/** The node's own button. Of all of them one can be reached by Tab; the arrows go on from it. */
function NodeButton({ id, children }: NodeButtonProps) {
  const { focus, select, openForm } = useConstructor();
  const button = useRef<HTMLButtonElement>(null);
  const isFocus = focus === id;
  useEffect(() => {
    // The canvas has the keyboard already: it goes along with what is chosen.
    const holder = button.current?.closest("[data-canvas]");
    if (isFocus && holder?.contains(document.activeElement)) button.current?.focus({ preventScroll: true });
  }, [isFocus]);
  return (
    <button
      ref={button}
      type="button"
      className={classes.body}
      aria-pressed={isFocus}
      tabIndex={isFocus ? 0 : -1}
      data-step={id ?? "head"}
      onClick={(event) => select(id, event.shiftKey)}
      onDoubleClick={openForm}
    >
      {children}
    </button>
  );
}

interface WayOutProps {
  readonly place: Place;
  /** How far along the lower edge it stands. */
  readonly share: number;
  readonly label: string;
  readonly isEnd: boolean;
}

/** Where a line begins; a way that leads nowhere yet offers to add a step. */
function WayOut({ place, share, label, isEnd }: WayOutProps) {
  const { t } = useTranslation();
  const { isReadOnly, add } = useConstructor();
  return (
    <>
      <Handle
        type="source"
        id={place.way}
        position={Position.Bottom}
        className={classes.handle}
        style={{ left: `${share * 100}%` }}
      />
      <span className={classes.way} style={{ left: `${share * 100}%` }}>
        {label && <span className={classes.wayLabel}>{label}</span>}
        {isEnd && !isReadOnly && (
          <button
            type="button"
            tabIndex={-1}
            className={`${classes.plus} nodrag`}
            aria-label={t("touches.addAt", { way: label || t("touches.way.next") })}
            onClick={() => add(place)}
          >
            <IconPlus {...smallIcon} aria-hidden />
          </button>
        )}
        {isEnd && isReadOnly && <span className={classes.wayEnd}>{t("touches.endsHereShort")}</span>}
      </span>
    </>
  );
}
