import { Tooltip, VisuallyHidden } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { countUpTo } from "../format/numbers.ts";
import { logo } from "../queries/company.ts";
import { conversationCounts } from "../queries/conversations.ts";
import { unreadNotifications } from "../queries/notifications.ts";
import { icon, largeIcon } from "../theme.ts";
import { AccountMenu } from "./AccountMenu.tsx";
import classes from "./Navigation.module.css";
import { destinations } from "./destinations.ts";
import { useOperator } from "./useOperator.ts";
import { useUnreadBadge } from "./useUnreadBadge.ts";

interface NavigationProps {
  /** rail: at the left side. bar: at the bottom of a phone. */
  readonly as: "rail" | "bar";
  readonly labelled: boolean;
}

export function Navigation({ as, labelled }: NavigationProps) {
  const { t } = useTranslation();
  const operator = useOperator();
  const { data: counts } = useQuery(conversationCounts());
  const { data: notifications } = useQuery(unreadNotifications());
  const unread = { inbox: counts?.unread ?? 0, notifications: notifications ?? 0 };
  useUnreadBadge(unread.inbox);
  const { data } = useQuery(logo());
  const mine = destinations.filter(
    ({ permission, onPhone }) =>
      (as === "rail" || onPhone) && (permission === null || operator?.permissions.includes(permission)),
  );

  return (
    <nav className={classes[as]} aria-label={t("rail.navigation")} data-labelled={labelled || undefined}>
      {as === "rail" && data?.logo && <img src={data.logo} alt="" className={classes.logo} />}
      {mine.map(({ to, name, icon: Icon }) => (
        <Tooltip key={to} label={t(`rail.${name}`)} position="right" disabled={labelled}>
          <Link to={to} className={classes.link} activeProps={{ "aria-current": "page" }}>
            <span className={classes.icon}>
              <Icon {...(as === "bar" ? largeIcon : icon)} aria-hidden />
              {(name === "inbox" || name === "notifications") && <UnreadMark count={unread[name]} />}
            </span>
            {labelled ? (
              <span className={classes.label}>{t(`rail.${name}`)}</span>
            ) : (
              <VisuallyHidden>{t(`rail.${name}`)}</VisuallyHidden>
            )}
          </Link>
        </Tooltip>
      ))}
      <div className={classes.account}>
        {operator && <AccountMenu operator={operator} position={as === "rail" ? "right-end" : "top-end"} />}
      </div>
    </nav>
  );
}

function UnreadMark({ count }: { readonly count: number }) {
  const { t } = useTranslation();
  if (count === 0) return null;
  return (
    <span className={classes.unread}>
      <span aria-hidden>{countUpTo(99, count)}</span>
      <VisuallyHidden>{t("list.unread", { count })}</VisuallyHidden>
    </span>
  );
}
