import { Text } from "@mantine/core";
import { type ReactNode, useId } from "react";
import classes from "./Section.module.css";

interface SectionProps {
  readonly title: string;
  readonly lead?: string | undefined;
  /** What can be done with the whole of it, at the end of its heading. */
  readonly action?: ReactNode;
  /** For what is no text and has columns. */
  readonly wide?: boolean;
  readonly children: ReactNode;
}

/** One subject of a settings page. */
export function Section({ title, lead, action, wide = false, children }: SectionProps) {
  const id = useId();
  return (
    <section className={classes.section} aria-labelledby={id}>
      <div className={classes.head}>
        <div className={classes.what}>
          <h2 id={id} className={classes.title}>
            {title}
          </h2>
          {lead && (
            <Text size="sm" c="dimmed">
              {lead}
            </Text>
          )}
        </div>
        {action}
      </div>
      <div className={wide ? undefined : classes.body}>{children}</div>
    </section>
  );
}
