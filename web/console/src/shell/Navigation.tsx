import { Menu, Tooltip, UnstyledButton, VisuallyHidden } from "@mantine/core";
import { IconMenu2 } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { Link, useLocation } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { countUpTo } from "../format/numbers.ts";
import { LinkMenuItem } from "../parts/LinkButton.tsx";
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
  const allowed = destinations.filter(
    ({ permission }) => permission === null || operator?.permissions.includes(permission),
  );
  const mine = allowed.filter(({ onPhone }) => as === "rail" || onPhone);

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
      {as === "bar" && <More rest={allowed.filter(({ onPhone }) => !onPhone)} unread={unread.notifications} />}
      <div className={classes.account}>
        {operator && <AccountMenu operator={operator} position={as === "rail" ? "right-end" : "top-end"} />}
      </div>
    </nav>
  );
}

interface MoreProps {
  readonly rest: typeof destinations;
  readonly unread: number;
}

/** What the bottom bar has no room for, by name. */
function More({ rest, unread }: MoreProps) {
  const { t } = useTranslation();
  const { pathname } = useLocation();
  const isHere = rest.some(({ to }) => pathname.startsWith(to));
  return (
    <Menu position="top-end" width="var(--menu-width)" withinPortal={false}>
      <Menu.Target>
        <UnstyledButton className={classes.link} aria-current={isHere || undefined}>
          <span className={classes.icon}>
            <IconMenu2 {...largeIcon} aria-hidden />
            <UnreadMark count={unread} />
          </span>
          <span className={classes.label}>{t("rail.more")}</span>
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        {rest.map(({ to, name, icon: Icon }) => (
          <LinkMenuItem
            key={to}
            to={to}
            className={classes.further}
            leftSection={<Icon {...icon} aria-hidden />}
            {...(name === "notifications" && unread > 0 && { rightSection: countUpTo(99, unread) })}
          >
            {t(`rail.${name}`)}
          </LinkMenuItem>
        ))}
      </Menu.Dropdown>
    </Menu>
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
