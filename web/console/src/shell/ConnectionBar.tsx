import { IconCloudOff } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { clockTime } from "../format/dates.ts";
import { connection } from "../realtime/connectionState.ts";
import { outbox } from "../state/outbox.ts";
import { useStore } from "../state/store.ts";
import { smallIcon } from "../theme.ts";
import classes from "./ConnectionBar.module.css";

/** Says how old the screen is while there is no connection, and how many replies wait for it. */
export function ConnectionBar() {
  const { t, i18n } = useTranslation();
  const { status, freshAt } = useStore(connection, (state) => state);
  const waiting = useStore(outbox, (replies) => replies.filter((reply) => reply.status === "waiting").length);
  return (
    <output className={classes.place}>
      {status === "lost" && (
        <div className={classes.bar}>
          <IconCloudOff {...smallIcon} aria-hidden />
          <span>{t("connection.lost", { time: clockTime(freshAt, i18n.language) })}</span>
          {waiting > 0 && <span>{t("connection.waiting", { count: waiting })}</span>}
        </div>
      )}
    </output>
  );
}
