import { type KeyboardEvent, type PointerEvent, useRef } from "react";
import classes from "./ResizeHandle.module.css";

interface ResizeHandleProps {
  readonly label: string;
  readonly width: number;
  readonly min: number;
  readonly max: number;
  /** The pane grows when the handle moves this way. */
  readonly grows: "right" | "left";
  readonly onResize: (width: number) => void;
}

const keyboardStep = 16;

/** The line between two panes; drags with the pointer and moves with the arrow keys. */
export function ResizeHandle({ label, width, min, max, grows, onResize }: ResizeHandleProps) {
  const start = useRef({ x: 0, width });
  const direction = grows === "right" ? 1 : -1;
  const resize = (wanted: number) => onResize(Math.round(Math.min(max, Math.max(min, wanted))));

  const grab = (event: PointerEvent<HTMLDivElement>) => {
    event.currentTarget.setPointerCapture(event.pointerId);
    start.current = { x: event.clientX, width };
  };
  const drag = (event: PointerEvent<HTMLDivElement>) => {
    if (event.currentTarget.hasPointerCapture(event.pointerId))
      resize(start.current.width + (event.clientX - start.current.x) * direction);
  };
  const nudge = (event: KeyboardEvent) => {
    if (event.key === "ArrowRight") resize(width + keyboardStep * direction);
    if (event.key === "ArrowLeft") resize(width - keyboardStep * direction);
  };

  return (
    <div
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a focusable separator is a control, which <hr> is not
      role="separator"
      aria-orientation="vertical"
      aria-label={label}
      aria-valuenow={width}
      aria-valuemin={min}
      aria-valuemax={max}
      tabIndex={0}
      className={classes.handle}
      onPointerDown={grab}
      onPointerMove={drag}
      onKeyDown={nudge}
    />
  );
}
