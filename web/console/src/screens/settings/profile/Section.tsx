import { type ReactNode, useId } from "react";
import classes from "./Section.module.css";

interface SectionProps {
  readonly title: string;
  /** For what is no text and has columns. */
  readonly wide?: boolean;
  readonly children: ReactNode;
}

/** One subject of a settings page. */
export function Section({ title, wide = false, children }: SectionProps) {
  const id = useId();
  return (
    <section className={classes.section} aria-labelledby={id}>
      <h2 id={id} className={classes.title}>
        {title}
      </h2>
      <div className={wide ? undefined : classes.body}>{children}</div>
    </section>
  );
}
