import { UnstyledButton } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { CallsSearch } from "../callsSearch.ts";
import { useCallsPlace } from "../useCallsPlace.ts";
import classes from "./Statistics.module.css";

interface DrillButtonProps {
  /** Whose calls, for those who do not see the table around it. */
  readonly what: string;
  readonly to: Partial<CallsSearch>;
  readonly children: ReactNode;
}

/** A figure that leads to the calls it counts. */
export function DrillButton({ what, to, children }: DrillButtonProps) {
  const { t } = useTranslation();
  const { drill } = useCallsPlace();
  return (
    <UnstyledButton className={classes.figure} title={t("calls.showCalls", { what })} onClick={() => drill(to)}>
      {children}
    </UnstyledButton>
  );
}
