import { ActionIcon, Text } from "@mantine/core";
import { IconPencil } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { Queue } from "../../../../../../contracts/queue.ts";
import { exactTime } from "../../../format/dates.ts";
import { TemporalLink } from "../../../parts/TemporalLink.tsx";
import { icon } from "../../../theme.ts";
import { AssigneeLine } from "../../inbox/thread/assign/AssigneeLine.tsx";
import { LineList } from "./LineList.tsx";
import classes from "./QueuesScreen.module.css";

interface QueueCardProps {
  readonly queue: Queue;
  /** Absent where the reader may not. */
  readonly onEdit: (() => void) | undefined;
}

/** One team's line: how it is served, who waits, who is there, and its actor. */
export function QueueCard({ queue, onEdit }: QueueCardProps) {
  const { t, i18n } = useTranslation();
  const { teamId, name, settings, isOpen, opensAt, waiting, members, temporalUrl } = queue;
  const served = [
    t(`queue.order.${settings.order}`),
    settings.order === "byHand" || settings.ladderSeconds === null
      ? undefined
      : t("queue.ladderOf", { seconds: settings.ladderSeconds }),
    isOpen
      ? undefined
      : opensAt === null
        ? t("queue.closed")
        : t("queue.closedUntil", { time: exactTime(opensAt, i18n.language) }),
  ].filter((part) => part !== undefined);
  return (
    <section className={classes.card} aria-label={name}>
      <header className={classes.header}>
        <div className={classes.what}>
          <h2 className={classes.name}>{name}</h2>
          <Text size="sm" c="dimmed">
            {served.join(" · ")}
          </Text>
        </div>
        {onEdit && (
          <ActionIcon aria-label={t("structure.editOf", { name })} onClick={onEdit}>
            <IconPencil {...icon} aria-hidden />
          </ActionIcon>
        )}
      </header>
      <div className={classes.halves}>
        <div>
          <h3 className={classes.subject}>{t("queue.waits", { count: waiting })}</h3>
          {waiting === 0 ? (
            <Text size="sm" c="dimmed">
              {t("queue.nobodyWaitsHere")}
            </Text>
          ) : (
            <LineList teamId={teamId} waiting={waiting} />
          )}
        </div>
        <div>
          <h3 className={classes.subject}>{t("queue.members")}</h3>
          {members.length === 0 && (
            <Text size="sm" c="dimmed">
              {t("queue.noMembers")}
            </Text>
          )}
          <ul className={classes.list}>
            {members.map((member) => (
              <li key={member.id}>
                <AssigneeLine assignee={member} />
              </li>
            ))}
          </ul>
        </div>
      </div>
      <TemporalLink url={temporalUrl} mt="md" />
    </section>
  );
}
