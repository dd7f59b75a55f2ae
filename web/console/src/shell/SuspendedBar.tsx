import { IconPlayerPause } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { company } from "../queries/company.ts";
import { smallIcon } from "../theme.ts";
import classes from "./ConnectionBar.module.css";
import { useOperator } from "./useOperator.ts";

/** Says that nothing leaves, and why, for as long as the company is suspended. */
export function SuspendedBar() {
  const { t } = useTranslation();
  const isSuspended = useOperator()?.tenantStatus === "suspended";
  const { data } = useQuery({ ...company(), enabled: isSuspended });
  return (
    <output className={classes.place}>
      {isSuspended && (
        <div className={classes.bar}>
          <IconPlayerPause {...smallIcon} aria-hidden />
          <span>
            {t("company.suspended")}
            {data?.suspendedReason && ` ${t("company.suspendedReason", { reason: data.suspendedReason })}`}
          </span>
        </div>
      )}
    </output>
  );
}
