import type { CSSProperties, ReactNode } from "react";
import type { Label } from "../../../../../../contracts/label.ts";
import classes from "./LabelChip.module.css";

interface LabelChipProps {
  readonly label: Pick<Label, "name" | "color">;
  /** What takes it away, where it may be taken away. */
  readonly children?: ReactNode;
}

/** A label: its colour as a dot, its name in the colour of text, so that every colour can be read in both themes. */
export function LabelChip({ label: { name, color }, children }: LabelChipProps) {
  const dot: CSSProperties & Record<"--dot", string> = { "--dot": `var(--mantine-color-${color}-6)` };
  return (
    <span className={classes.chip} style={dot} title={name}>
      <span className={classes.name}>{name}</span>
      {children}
    </span>
  );
}
