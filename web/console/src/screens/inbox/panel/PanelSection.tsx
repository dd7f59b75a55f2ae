import { type ReactNode, useId } from "react";
import classes from "./PanelSection.module.css";

interface PanelSectionProps {
  readonly title: string;
  readonly action?: ReactNode;
  readonly children: ReactNode;
}

/** One subject of a tab of the panel. */
export function PanelSection({ title, action, children }: PanelSectionProps) {
  const id = useId();
  return (
    <section aria-labelledby={id}>
      <div className={classes.head}>
        <h3 id={id} className={classes.title}>
          {title}
        </h3>
        {action}
      </div>
      {children}
    </section>
  );
}
