import { Text } from "@mantine/core";
import type { ReactNode } from "react";
import classes from "./Page.module.css";

interface PageProps {
  readonly title: string;
  readonly lead: string;
  readonly action?: ReactNode;
  readonly children: ReactNode;
}

/** A screen that is read from top to bottom, with its one action at the top. */
export function Page({ title, lead, action, children }: PageProps) {
  return (
    <div className={classes.page}>
      <header className={classes.header}>
        <div>
          <h1 className={classes.title}>{title}</h1>
          <Text c="dimmed" size="sm">
            {lead}
          </Text>
        </div>
        {action}
      </header>
      {children}
    </div>
  );
}
