import { UnstyledButton } from "@mantine/core";
import type { Icon } from "@tabler/icons-react";
import { type ButtonHTMLAttributes, createContext, useContext } from "react";
import { icon, smallIcon } from "../../../theme.ts";
import classes from "./MessageRow.module.css";

/** Closes the sheet in which the tools stand; null beside a bubble. */
export const InSheet = createContext<(() => void) | null>(null);

interface MessageToolProps extends Pick<ButtonHTMLAttributes<HTMLButtonElement>, "aria-pressed" | "aria-expanded"> {
  readonly name: string;
  readonly glyph: Icon;
  readonly onClick: () => void;
  readonly isDone?: boolean;
  /** What it opens stands above the sheet, which stays until that is closed. */
  readonly opensMore?: boolean;
}

/** One thing to do with a message: beside its bubble a glyph that comes with the pointer, in a phone's sheet a line with its name. */
export function MessageTool({ name, glyph: Glyph, onClick, isDone, opensMore, ...aria }: MessageToolProps) {
  const close = useContext(InSheet);
  if (close === null) {
    return (
      <UnstyledButton
        className={classes.tool}
        aria-label={name}
        title={name}
        data-copied={isDone || undefined}
        onClick={onClick}
        {...aria}
      >
        <Glyph {...smallIcon} aria-hidden />
      </UnstyledButton>
    );
  }
  const act = () => {
    onClick();
    if (!opensMore) close();
  };
  return (
    <UnstyledButton className={classes.line} onClick={act} {...aria}>
      <Glyph {...icon} aria-hidden />
      {name}
    </UnstyledButton>
  );
}
