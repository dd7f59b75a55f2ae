import { useState } from "react";
import type { ReactNode } from "react";
import type { Stage } from "../../../../../contracts/funnel.ts";
import { LostDialog } from "./LostDialog.tsx";
import { useMoveAppeal } from "./useMoveAppeal.tsx";
import type { Movable } from "./useMoveAppeal.tsx";

interface Asked {
  readonly appeal: Movable;
  readonly from: Stage | undefined;
  readonly to: Stage;
}

/** Moves at once, but for a loss, which asks why first. The dialog stands wherever it is put. */
export function useAskedMove(stages: readonly Stage[]): {
  readonly move: (appeal: Movable, to: Stage) => void;
  readonly dialog: ReactNode;
} {
  const carryOut = useMoveAppeal();
  const [asked, setAsked] = useState<Asked>();
  return {
    move: (appeal, to) => {
      if (to.id === appeal.deal.stageId) return;
      const from = stages.find(({ id }) => id === appeal.deal.stageId);
      if (to.kind === "lost") setAsked({ appeal, from, to });
      else carryOut(appeal, from, to);
    },
    dialog: (
      <LostDialog
        stage={asked?.to.name}
        onClose={() => setAsked(undefined)}
        onReason={(reason) => {
          if (asked) carryOut(asked.appeal, asked.from, asked.to, reason);
          setAsked(undefined);
        }}
      />
    ),
  };
}
