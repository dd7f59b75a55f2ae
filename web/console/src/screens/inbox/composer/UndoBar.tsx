import { Button, Kbd } from "@mantine/core";
import { useTranslation } from "react-i18next";
import classes from "./UndoBar.module.css";
import type { useUndo } from "./useUndo.ts";

/** The moment in which a reply can still be taken back, as a ring that runs out. */
export function UndoBar({ undo: { held, leftMs, isPending, undo } }: { readonly undo: ReturnType<typeof useUndo> }) {
  const { t } = useTranslation();
  if (!held) return null;
  return (
    <div className={classes.bar}>
      <svg key={held.id} className={classes.ring} viewBox="0 0 20 20" aria-hidden>
        <circle cx="10" cy="10" r="8" pathLength="1" style={{ animationDuration: `${leftMs}ms` }} />
      </svg>
      <span>{t("work.leavesIn", { count: Math.ceil(leftMs / 1_000) })}</span>
      <Button
        size="compact-xs"
        variant="default"
        loading={isPending}
        onClick={undo}
        rightSection={<Kbd size="xs">Ctrl Z</Kbd>}
      >
        {t("work.undo")}
      </Button>
    </div>
  );
}
