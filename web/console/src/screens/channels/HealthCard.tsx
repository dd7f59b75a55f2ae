import { Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { HELD_KIND } from "../../../../../contracts/channel.ts";
import type { ChannelAccountHealth } from "../../../../../contracts/channelAccount.ts";
import { ChannelBadge } from "../../channels/ChannelBadge.tsx";
import { exactTime, listTime } from "../../format/dates.ts";
import { wholeNumber } from "../../format/numbers.ts";
import { LinkText } from "../../parts/LinkButton.tsx";
import { branches } from "../../queries/structure.ts";
import { branchPath } from "../settings/structure/branchTree.ts";
import { AnsweredFor } from "./AnsweredFor.tsx";
import { ChannelOrders } from "./ChannelOrders.tsx";
import classes from "./HealthCard.module.css";
import { TelegramSessionCard } from "./telegram/TelegramSessionCard.tsx";
import { UnparsedUpdates } from "./UnparsedUpdates.tsx";

interface HealthCardProps {
  readonly health: ChannelAccountHealth;
  readonly mayManage: boolean;
  /** On the account's own page. */
  readonly detailed?: boolean;
}

const counters = ["receivedToday", "sentToday", "queued", "failedToday", "uncertain"] as const;
const alarming = new Set<string>(["failedToday", "uncertain"]);

/** One channel account: whether it works, in words, today's traffic, and what could not be read. */
export function HealthCard({ health, mayManage, detailed = false }: HealthCardProps) {
  const { t, i18n } = useTranslation();
  const { account, lastUpdateAt } = health;
  const { data: places = [] } = useQuery(branches());
  return (
    <article className={classes.card} data-status={account.status}>
      <header className={classes.header}>
        <div className={classes.badge}>
          <ChannelBadge kind={account.kind} />
        </div>
        <div className={classes.who}>
          <h2 className={classes.name}>
            {detailed ? (
              t(`channelKind.${account.kind}`)
            ) : (
              <LinkText to="/channels/$channelAccountId" params={{ channelAccountId: account.id }} inherit c="inherit">
                {account.name}
              </LinkText>
            )}
          </h2>
          <Text size="sm" c="dimmed">
            {[
              ...(detailed ? [] : [t(`channelKind.${account.kind}`)]),
              ...(account.branchId ? [branchPath(places, account.branchId)] : []),
            ].join(" · ")}
          </Text>
        </div>
        {mayManage && <ChannelOrders account={account} />}
      </header>
      {!(detailed && account.kind === HELD_KIND && mayManage) && (
        <p className={classes.state}>
          <strong>{t(`channels.status.${account.status}`)}.</strong>{" "}
          {account.kind === HELD_KIND && account.status === "dead"
            ? t("telegram.dead")
            : t(`channels.statusLead.${account.status}`)}
          {account.statusDetail && (
            <span className={classes.detail}>{t("channels.providerSaid", { words: account.statusDetail })}</span>
          )}
        </p>
      )}
      <dl className={classes.counters}>
        <div className={classes.counter}>
          <dt>{t("channels.lastUpdate")}</dt>
          <dd title={lastUpdateAt ? exactTime(lastUpdateAt, i18n.language) : undefined}>
            {lastUpdateAt ? listTime(lastUpdateAt, i18n.language) : t("channels.never")}
          </dd>
        </div>
        {counters.map((name) => (
          <div
            key={name}
            className={classes.counter}
            data-alarm={(alarming.has(name) && health[name] > 0) || undefined}
          >
            <dt>{t(`channels.${name}`)}</dt>
            <dd>{wholeNumber(health[name], i18n.language)}</dd>
          </div>
        ))}
      </dl>
      {health.answersFor.length > 0 && <AnsweredFor people={health.answersFor} />}
      {account.kind === HELD_KIND && mayManage && <TelegramSessionCard account={account} detailed={detailed} />}
      {health.unparsed > 0 && <UnparsedUpdates count={health.unparsed} recent={health.recentUnparsed} />}
    </article>
  );
}
