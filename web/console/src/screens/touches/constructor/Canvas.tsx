import "@xyflow/react/dist/base.css";
import {
  Background,
  type BuiltInEdge,
  type Connection,
  Controls,
  Position,
  ReactFlow,
  ReactFlowProvider,
  type ReactFlowInstance,
  useReactFlow,
} from "@xyflow/react";
import { useEffect, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { waysOut } from "../../../../../../contracts/sequence.ts";
import type { SequenceDefinition, Step, StepId } from "../../../../../../contracts/sequence.ts";
import { stepSize, stepSpacing } from "../../../theme.ts";
import { placed } from "./arrange.ts";
import classes from "./Canvas.module.css";
import { useConstructor } from "./constructorState.ts";
import { type CanvasNode, HeadNode, StepNode } from "./StepNode.tsx";
import { leadTo, replaceStep } from "./ways.ts";

/** No step can be called so. */
const HEAD = "";
const START_WAY = "start";
const GRID = 4;
const nodeTypes = { step: StepNode, head: HeadNode };
/** What is written on a step can be read from here on. */
const READABLE_ZOOM = 0.75;
const handleSize = 8;

/** The steps with the ways between them. Moved by pointer, walked by the keys of whoever holds it. */
export function Canvas() {
  return (
    <ReactFlowProvider>
      <Flow />
    </ReactFlowProvider>
  );
}

function Flow() {
  const { t } = useTranslation();
  const { definition: drawn, isReadOnly, focus, trail, change, select } = useConstructor();
  const definition = useMemo(() => placed(drawn), [drawn]);
  const [dragged, setDragged] = useState<ReadonlyMap<string, Step["at"]>>(new Map());
  const nodes = useMemo(() => nodesOf(definition.start, definition.steps, dragged), [definition, dragged]);
  const edges = useMemo(() => edgesOf(definition.start, definition.steps, trail?.been), [definition, trail]);
  const frame = useRef<HTMLDivElement>(null);
  useFollowFocus(focus, definition.steps, frame);

  const connect = ({ source, sourceHandle, target }: Connection) => {
    const place = source === HEAD ? { stepId: null, way: START_WAY } : { stepId: source, way: sourceHandle ?? "next" };
    if (target !== HEAD) change((known) => leadTo(known, place, target));
  };
  return (
    <div ref={frame} className={classes.canvas}>
      <ReactFlow<CanvasNode, BuiltInEdge>
        nodes={nodes}
        edges={edges}
        nodeTypes={nodeTypes}
        onInit={(flow) => showTop(flow, frame.current, definition)}
        minZoom={0.2}
        maxZoom={1.5}
        snapToGrid
        snapGrid={[GRID, GRID]}
        panOnScroll
        nodesDraggable={!isReadOnly}
        nodesConnectable={!isReadOnly}
        edgesReconnectable={!isReadOnly}
        elementsSelectable={false}
        nodesFocusable={false}
        edgesFocusable={false}
        disableKeyboardA11y
        deleteKeyCode={null}
        selectionKeyCode={null}
        multiSelectionKeyCode={null}
        zoomOnDoubleClick={false}
        proOptions={{ hideAttribution: true }}
        ariaLabelConfig={{
          "controls.ariaLabel": t("touches.canvas.controls"),
          "controls.zoomIn.ariaLabel": t("touches.canvas.zoomIn"),
          "controls.zoomOut.ariaLabel": t("touches.canvas.zoomOut"),
          "controls.fitView.ariaLabel": t("touches.canvas.fit"),
        }}
        onConnect={connect}
        onReconnect={(_edge, connection) => connect(connection)}
        onNodesChange={(changes) => {
          const moved = changes.flatMap((one) =>
            one.type === "position" && one.position ? [[one.id, one.position] as const] : [],
          );
          if (moved.length > 0) setDragged((known) => new Map([...known, ...moved]));
        }}
        onNodeDragStop={(_event, node) => {
          setDragged(new Map());
          const at = { x: Math.round(node.position.x), y: Math.round(node.position.y) };
          if (node.id !== HEAD) change((known) => replaceStep(known, node.id, (step) => movedTo(step, at)));
        }}
        onPaneClick={() => select(null)}
      >
        <Background />
        <Controls showInteractive={false} />
      </ReactFlow>
    </div>
  );
}

const movedTo = (step: Step, at: Step["at"]): Step =>
  step.at.x === at.x && step.at.y === at.y ? step : { ...step, at };

/** Brings the step that got the focus into sight where it is not. */
function useFollowFocus(
  focus: StepId | null,
  steps: readonly Step[],
  frame: { readonly current: HTMLElement | null },
): void {
  const flow = useReactFlow();
  const latest = useRef(steps);
  useEffect(() => {
    latest.current = steps;
  });
  useEffect(() => {
    const at = latest.current.find(({ id }) => id === focus)?.at ?? headAt;
    const box = frame.current?.getBoundingClientRect();
    if (box === undefined || box.width === 0) return;
    const { x, y, zoom } = flow.getViewport();
    const [left, top] = [at.x * zoom + x, at.y * zoom + y];
    const isSeen =
      left >= 0 && top >= 0 && left + stepSize.width * zoom <= box.width && top + stepSize.height * zoom <= box.height;
    if (!isSeen)
      void flow.setCenter(at.x + stepSize.width / 2, at.y + stepSize.height / 2, {
        zoom: Math.max(zoom, READABLE_ZOOM),
      });
  }, [focus, flow, frame]);
}

/** Begins where the runs begin: all of it where that can be read, else as much as can. */
function showTop(
  flow: ReactFlowInstance<CanvasNode, BuiltInEdge>,
  frame: HTMLElement | null,
  { start, steps }: SequenceDefinition,
): void {
  const box = frame?.getBoundingClientRect();
  if (box === undefined) return;
  const bounds = flow.getNodesBounds(flow.getNodes());
  const fitting = Math.min(
    box.width / (bounds.width + stepSpacing.across / 2),
    box.height / (bounds.height + stepSpacing.down),
  );
  const zoom = Math.min(1, Math.max(READABLE_ZOOM, fitting));
  const { x } = steps.find(({ id }) => id === start)?.at ?? headAt;
  const middle = fitting >= zoom ? bounds.x + bounds.width / 2 : x + stepSize.width / 2;
  void flow.setViewport({ x: box.width / 2 - middle * zoom, y: (stepSpacing.down / 3 - bounds.y) * zoom, zoom });
}

const halfGap = (stepSpacing.down - stepSize.height) / 2;
const headAt = { x: 0, y: -stepSpacing.down };

function nodesOf(start: StepId | null, steps: readonly Step[], dragged: ReadonlyMap<string, Step["at"]>): CanvasNode[] {
  const first = steps.find(({ id }) => id === start);
  const { width, height } = stepSize;
  const handle = (type: "source" | "target", id: string | null, share: number) => ({
    id,
    type,
    position: type === "source" ? Position.Bottom : Position.Top,
    x: width * share - handleSize / 2,
    y: type === "source" ? height - handleSize / 2 : -handleSize / 2,
    width: handleSize,
    height: handleSize,
  });
  const head: CanvasNode = {
    id: HEAD,
    type: "head",
    position: first ? { x: first.at.x, y: first.at.y - stepSpacing.down } : headAt,
    width,
    height,
    draggable: false,
    data: { start },
    handles: [handle("source", START_WAY, 1 / 2)],
  };
  return [
    head,
    ...steps.map((step): CanvasNode => {
      const ways = waysOut(step);
      return {
        id: step.id,
        type: "step",
        position: dragged.get(step.id) ?? step.at,
        width,
        height,
        data: { step },
        handles: [
          handle("target", null, 1 / 2),
          ...ways.map(({ way }, place) => handle("source", way, (place + 1) / (ways.length + 1))),
        ],
      };
    }),
  ];
}

function edgesOf(start: StepId | null, steps: readonly Step[], been: ReadonlySet<StepId> = new Set()): BuiltInEdge[] {
  const known = new Set(steps.map(({ id }) => id));
  const edge = (source: string, way: string, target: StepId | null): BuiltInEdge[] => {
    if (target === null || !known.has(target)) return [];
    const isBeen = (source === HEAD || been.has(source)) && been.has(target);
    const className = isBeen ? (classes.been ?? "") : "";
    const from = steps.find(({ id }) => id === source)?.at.y ?? headAt.y;
    const rows = Math.max(1, ((steps.find(({ id }) => id === target)?.at.y ?? 0) - from) / stepSpacing.down);
    // A line past other steps turns just above its end, where there is nothing between the rows.
    const pathOptions = { stepPosition: 1 - halfGap / (rows * stepSpacing.down - stepSize.height) };
    return [{ id: `${source} ${way}`, source, sourceHandle: way, target, type: "smoothstep", className, pathOptions }];
  };
  return [
    ...edge(HEAD, START_WAY, start),
    ...steps.flatMap((step) => waysOut(step).flatMap(({ way, next }) => edge(step.id, way, next))),
  ];
}
