import { IconAlertTriangle, IconBolt, IconPlus } from "@tabler/icons-react";
import { type KeyboardEvent, type ReactNode, useEffect, useMemo, useRef } from "react";
import { useTranslation } from "react-i18next";
import type { StepId } from "../../../../../../contracts/sequence.ts";
import { smallIcon } from "../../../theme.ts";
import { useStepWords } from "../useStepWords.ts";
import { useConstructor } from "./constructorState.ts";
import classes from "./Outline.module.css";
import { outlineOf } from "./outline.ts";
import { stepIcons } from "./stepLooks.ts";
import { startPlace } from "./ways.ts";

/** The same steps as a list, for whoever reads rather than looks: arrows go from line to line. */
export function Outline() {
  const { t } = useTranslation();
  const words = useStepWords();
  const { definition, problems, isReadOnly, add } = useConstructor();
  const lines = useMemo(() => outlineOf(definition), [definition]);
  const wrong = new Set(problems.map(({ stepId }) => stepId));
  return (
    <ul className={classes.outline} aria-label={t("touches.outline")}>
      <li>
        <LineButton id={null}>
          <IconBolt {...smallIcon} aria-hidden />
          <span className={classes.text}>{t("touches.head")}</span>
          {wrong.has(null) && <Wrong />}
        </LineButton>
      </li>
      {definition.start === null && !isReadOnly && (
        <li>
          <button type="button" className={classes.add} onClick={() => add(startPlace)}>
            <IconPlus {...smallIcon} aria-hidden />
            {t("touches.addFirst")}
          </button>
        </li>
      )}
      {lines.map((line) => {
        if (line.kind === "unreached")
          return (
            <li key="unreached" className={classes.way}>
              {t("touches.unreached")}
            </li>
          );
        const style = { paddingInlineStart: `${line.depth}em` };
        if (line.kind === "way")
          return (
            <li key={`${line.step.id} ${line.way}`} className={classes.way} style={style}>
              {words.way(line.step, line.way)}
              {line.isEnd && `: ${t("touches.endsHereShort")}`}
            </li>
          );
        if (line.kind === "again")
          return (
            <li key={`${line.of} ${line.way} again`} className={classes.way} style={style}>
              {t("touches.goesOnAt", { step: words.title(line.step) })}
            </li>
          );
        const { step } = line;
        const Glyph = stepIcons[step.kind];
        const summary = words.summary(step);
        return (
          <li key={step.id} style={style}>
            <LineButton id={step.id}>
              <Glyph {...smallIcon} aria-hidden />
              <span className={classes.text}>
                {words.title(step)}
                {summary && <span className={classes.summary}>{summary}</span>}
              </span>
              {wrong.has(step.id) && <Wrong />}
            </LineButton>
          </li>
        );
      })}
    </ul>
  );
}

interface LineButtonProps {
  readonly id: StepId | null;
  readonly children: ReactNode;
}

function LineButton({ id, children }: LineButtonProps) {
  const { focus, also, select, openForm } = useConstructor();
  const button = useRef<HTMLButtonElement>(null);
  const isFocus = focus === id;
  useEffect(() => {
    const list = button.current?.closest("ul");
    if (isFocus && list?.contains(document.activeElement)) button.current?.focus();
    if (isFocus) button.current?.scrollIntoView({ block: "nearest" });
  }, [isFocus]);
  return (
    <button
      ref={button}
      type="button"
      className={classes.line}
      data-step={id ?? "head"}
      aria-current={isFocus ? "step" : undefined}
      data-chosen={isFocus || (id !== null && also.has(id)) || undefined}
      tabIndex={isFocus ? 0 : -1}
      onClick={(event) => select(id, event.shiftKey)}
      onDoubleClick={openForm}
      onKeyDown={walkLines}
    >
      {children}
    </button>
  );
}

const Wrong = () => {
  const { t } = useTranslation();
  return <IconAlertTriangle {...smallIcon} className={classes.wrong} aria-label={t("touches.hasProblem")} />;
};

/** Up and down go by what is seen here, which is not what is above and below on the canvas. */
function walkLines(event: KeyboardEvent<HTMLElement>): void {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step === undefined) return;
  event.preventDefault();
  event.stopPropagation();
  const buttons = [
    ...(event.currentTarget.closest("ul")?.querySelectorAll<HTMLButtonElement>(`.${classes.line}`) ?? []),
  ];
  const next = buttons[buttons.findIndex((one) => one === document.activeElement) + step];
  next?.focus();
  next?.click();
}
