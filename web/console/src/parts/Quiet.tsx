import { Stack, Text } from "@mantine/core";
import type { Icon } from "@tabler/icons-react";
import type { ReactNode } from "react";
import classes from "./Quiet.module.css";

interface QuietProps {
  readonly icon: Icon;
  readonly title: string;
  readonly children?: ReactNode;
  /** The one thing that fills this place. */
  readonly action?: ReactNode;
}

/** What stands where nothing is yet: it says what will appear here and offers the one action that brings it. */
export function Quiet({ icon: Glyph, title, children, action }: QuietProps) {
  return (
    <Stack className={classes.quiet} align="center" justify="center" gap="xs">
      <span className={classes.glyph}>
        <Glyph size="100%" stroke={1.3} aria-hidden />
      </span>
      <Text fw={600}>{title}</Text>
      {children && (
        <Text size="sm" c="dimmed" className={classes.words}>
          {children}
        </Text>
      )}
      {action && <div className={classes.action}>{action}</div>}
    </Stack>
  );
}
