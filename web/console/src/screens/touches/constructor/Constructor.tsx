import { ActionIcon, Drawer, SegmentedControl } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { IconX } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi, useBlocker, useNavigate } from "@tanstack/react-router";
import { useDeferredValue, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { z } from "zod";
import type { getSequence } from "../../../../../../contracts/endpoints/sequences.ts";
import type { SequenceDefinition, StepId, StepKind } from "../../../../../../contracts/sequence.ts";
import type { StepTally } from "../../../../../../contracts/simulation.ts";
import { waysOut } from "../../../../../../contracts/sequence.ts";
import { sequenceVersion } from "../../../queries/touches.ts";
import { useLayout } from "../../../shell/useLayout.ts";
import { useMay } from "../../../shell/useOperator.ts";
import { copiedSteps } from "../../../state/copiedSteps.ts";
import { icon } from "../../../theme.ts";
import { SimulationPanel } from "../simulation/SimulationPanel.tsx";
import { useStepWords } from "../useStepWords.ts";
import { useTouchReferences } from "../useTouchReferences.ts";
import { Canvas } from "./Canvas.tsx";
import classes from "./Constructor.module.css";
import { ConstructorContext } from "./constructorState.ts";
import { ConstructorTools } from "./ConstructorTools.tsx";
import { differences } from "./differences.ts";
import { copiesOf, insertSteps, removeSteps } from "./editSteps.ts";
import { HeadPanel } from "./HeadPanel.tsx";
import { newStep } from "./newStep.ts";
import { Outline } from "./Outline.tsx";
import { Palette } from "./Palette.tsx";
import { draftProblems } from "./problems.ts";
import { StepPanel } from "./StepPanel.tsx";
import { useConstructorKeys } from "./useConstructorKeys.ts";
import { useDraft } from "./useDraft.ts";
import { useSaving } from "./useSaving.ts";
import { type Place, startPlace, stepOf } from "./ways.ts";

const route = getRouteApi("/shell/touches/$sequenceId");
const nothing: readonly never[] = [];

/** The canvas with its outline and the form of what is chosen; the draft lives here until it is saved. */
export function Constructor({ loaded }: { readonly loaded: z.output<typeof getSequence.result> }) {
  const { t } = useTranslation();
  const layout = useLayout();
  const words = useStepWords();
  const mayManage = useMay("touches.manage");
  const references = useTouchReferences();
  const navigate = useNavigate();
  const { version, step: stepShown } = route.useSearch();
  const { sequence } = loaded;
  const { id: sequenceId, kind } = sequence;
  const kept = useDraft(loaded);
  const { draft } = kept;
  const saving = useSaving(sequenceId, kept);
  const older = useQuery({ ...sequenceVersion(sequenceId, version ?? 0), enabled: version !== undefined });
  const published = useQuery({
    ...sequenceVersion(sequenceId, sequence.publishedVersion ?? 0),
    enabled: sequence.publishedVersion !== null,
  });
  const looked = version === undefined ? undefined : older.data?.definition;
  const definition = looked ?? draft.definition;
  const isReadOnly = !mayManage || version !== undefined || sequence.status === "archived";

  const [focus, setFocus] = useState<StepId | null>(stepShown ?? null);
  const [also, setAlso] = useState<ReadonlySet<StepId>>(new Set());
  const [adding, setAdding] = useState<Place>();
  const [panel, setPanel] = useState<"form" | "simulation" | "closed">(layout === "phone" ? "closed" : "form");
  const [view, setView] = useState<"canvas" | "outline">(layout === "phone" ? "outline" : "canvas");
  const [tallies, setTallies] = useState<readonly StepTally[]>(nothing);
  const board = useRef<HTMLDivElement>(null);
  const side = useRef<HTMLElement>(null);
  /** The list or the canvas, whichever the keyboard was in last. */
  const worked = useRef<Element>(null);

  const judged = useDeferredValue(definition);
  const problems = useMemo(
    () => (version === undefined ? draftProblems(judged, kind, references.known) : nothing),
    [judged, kind, references.known, version],
  );
  const marks = useMemo(() => {
    const other = version === undefined ? published.data?.definition : draft.definition;
    return other ? differences(definition, other) : new Map();
  }, [definition, draft.definition, published.data, version]);

  const change = (edit: (known: SequenceDefinition) => SequenceDefinition, what?: string) => {
    if (isReadOnly) return;
    kept.change((known) => {
      const changed = edit(known.definition);
      return changed === known.definition ? known : { ...known, definition: changed };
    }, what);
  };
  const select = (id: StepId | null, extend = false) => {
    setAlso(extend && focus !== null && id !== null ? new Set([...also, focus, id]) : new Set());
    setFocus(id);
    if (panel === "closed" && layout !== "phone") setPanel("form");
  };
  const openForm = () => {
    setPanel("form");
    requestAnimationFrame(() => side.current?.querySelector<HTMLElement>("input, textarea, select, button")?.focus());
  };
  const backToBoard = () =>
    requestAnimationFrame(() =>
      (worked.current ?? board.current)?.querySelector<HTMLElement>('[data-step][tabindex="0"]')?.focus(),
    );
  const add = (place: Place) => {
    if (!isReadOnly) setAdding(place);
  };
  const chosen = (): readonly StepId[] => [...new Set([...(focus === null ? [] : [focus]), ...also])];
  const addStep = (stepKind: StepKind) => {
    const names = [t("touches.variant", { letter: "A" }), t("touches.variant", { letter: "B" })] as const;
    const step = newStep(stepKind, references.stages[0]?.id, names);
    if (step && adding) {
      change((known) => insertSteps(known, adding, [step]));
      setFocus(step.id);
      setAlso(new Set());
    }
    setAdding(undefined);
    openForm();
  };
  const remove = (ids: readonly StepId[]) => {
    if (isReadOnly || ids.length === 0) return;
    const [first] = ids;
    const before = definition.steps.find((step) => waysOut(step).some(({ next }) => next === first));
    change((known) => removeSteps(known, new Set(ids)));
    setFocus(before?.id ?? null);
    setAlso(new Set());
  };
  const copy = (ids: readonly StepId[]) => {
    const steps = definition.steps.filter(({ id }) => ids.includes(id));
    if (steps.length === 0) return;
    copiedSteps.set(() => steps);
    notifications.show({ message: t("touches.copied", { count: steps.length }) });
  };
  const paste = () => {
    if (isReadOnly) return;
    const copies = copiesOf(copiedSteps.get());
    change((known) => insertSteps(known, placeAfter(known, focus), copies));
    if (copies[0]) setFocus(copies[0].id);
    setAlso(new Set(copies.slice(1).map(({ id }) => id)));
  };
  const save = () => {
    if (!isReadOnly && kept.isDirty) saving.save.mutate(draft);
  };
  const keys = useConstructorKeys({
    definition,
    focus,
    select,
    openForm,
    addAfter: () => add(placeAfter(definition, focus)),
    remove: () => remove(chosen()),
    undo: kept.undo,
    redo: kept.redo,
    copy: () => copy(chosen()),
    paste,
    save,
  });
  useBlocker({
    shouldBlockFn: ({ next }) =>
      next.pathname !== `/touches/${sequenceId}` && kept.isDirty && !window.confirm(t("touches.leaveUnsaved")),
    enableBeforeUnload: () => kept.isDirty,
  });

  const step = stepOf(definition, focus);
  const title = panel === "simulation" ? t("touches.simulation.title") : step ? words.title(step) : t("touches.head");
  const content =
    panel === "simulation" ? (
      <SimulationPanel
        sequenceId={sequenceId}
        definition={definition}
        problems={problems}
        onReport={(report) => setTallies(report?.steps ?? nothing)}
      />
    ) : step ? (
      <StepPanel key={step.id} step={step} />
    ) : (
      <HeadPanel />
    );
  const state = {
    kind,
    definition,
    problems,
    isReadOnly,
    focus: step ? focus : null,
    also,
    marks,
    tallies: panel === "simulation" ? new Map(tallies.map((one) => [one.stepId, one])) : null,
    trail: null,
    change,
    select,
    openForm,
    add,
    remove,
    copy,
  };
  return (
    <ConstructorContext value={state}>
      {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- it hears the keys of the steps inside */}
      <div className={classes.screen} onKeyDown={keys}>
        <ConstructorTools
          loaded={loaded}
          kept={kept}
          saving={saving}
          version={version}
          looked={looked}
          problems={problems}
          isReadOnly={isReadOnly}
          onAdd={() => add(placeAfter(definition, focus))}
          onSimulate={() => setPanel("simulation")}
          onPaste={paste}
          onLook={(chosenVersion) =>
            void navigate({
              to: "/touches/$sequenceId",
              params: { sequenceId },
              search: chosenVersion === undefined ? {} : { version: chosenVersion },
            })
          }
        />
        {layout !== "wide" && (
          <SegmentedControl
            className={classes.views}
            size="xs"
            aria-label={t("touches.view")}
            value={view}
            onChange={setView}
            data={[
              { value: "outline", label: t("touches.outline") },
              { value: "canvas", label: t("touches.canvas.name") },
            ]}
          />
        )}
        <div className={classes.panes}>
          <div
            ref={board}
            className={classes.board}
            data-board
            onFocus={({ target }) => {
              worked.current = target.closest("nav, [data-canvas]");
            }}
          >
            {(layout === "wide" || view === "outline") && (
              <nav className={classes.outline} aria-label={t("touches.outline")}>
                <Outline />
              </nav>
            )}
            {(layout === "wide" || view === "canvas") && (
              <section className={classes.canvas} data-canvas aria-label={t("touches.canvas.name")}>
                <Canvas />
              </section>
            )}
          </div>
          {layout === "phone" ? (
            <Drawer
              opened={panel !== "closed"}
              onClose={() => setPanel("closed")}
              title={title}
              position="bottom"
              size="85%"
            >
              {content}
            </Drawer>
          ) : (
            panel !== "closed" && (
              // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- it hears the keys of the fields inside
              <aside
                ref={side}
                className={classes.side}
                aria-label={title}
                onKeyDown={(event) => {
                  if (event.key !== "Escape" || event.defaultPrevented) return;
                  event.stopPropagation();
                  backToBoard();
                }}
              >
                <header className={classes.sideHead}>
                  <h2 className={classes.sideTitle}>{title}</h2>
                  <ActionIcon aria-label={t("action.close")} onClick={() => setPanel("closed")}>
                    <IconX {...icon} aria-hidden />
                  </ActionIcon>
                </header>
                <div className={classes.sideBody}>{content}</div>
              </aside>
            )
          )}
        </div>
        <Palette
          place={adding}
          onPlace={setAdding}
          onChosen={addStep}
          onClose={() => {
            setAdding(undefined);
            backToBoard();
          }}
        />
      </div>
    </ConstructorContext>
  );
}

/** After a step by its first way; a step without any is followed from whatever leads to it. */
function placeAfter(definition: SequenceDefinition, id: StepId | null): Place {
  const step = stepOf(definition, id);
  const [way] = step ? waysOut(step) : [];
  return step && way ? { stepId: step.id, way: way.way } : startPlace;
}
