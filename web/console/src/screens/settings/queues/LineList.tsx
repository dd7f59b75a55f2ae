import { Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { TeamId } from "../../../../../../contracts/ids.ts";
import { inWords } from "../../../format/timeLeft.ts";
import { RowSkeletons } from "../../../parts/RowSkeletons.tsx";
import { Trouble } from "../../../parts/Trouble.tsx";
import { line } from "../../../queries/queues.ts";
import classes from "./QueuesScreen.module.css";

interface LineListProps {
  readonly teamId: TeamId;
  /** Also of those whom the reader may not see. */
  readonly waiting: number;
}

/** Who waits, in the order in which they are served, and for how long. */
export function LineList({ teamId, waiting }: LineListProps) {
  const { t, i18n } = useTranslation();
  const { data, error, dataUpdatedAt, refetch } = useQuery(line(teamId));
  if (error && !data) return <Trouble error={error} onRetry={() => void refetch()} />;
  if (!data) return <RowSkeletons rows={3} />;
  const unseen = waiting - data.length;
  return (
    <>
      <ol className={classes.list}>
        {data.map(({ conversationId, contactName, priority, waitingSince, isRoundOver }) => (
          <li key={conversationId} className={classes.waiting}>
            <Link to="/inbox/$conversationId" params={{ conversationId }} className={classes.contact}>
              {contactName}
            </Link>
            {priority === "urgent" && <span className={classes.urgent}>{t("queue.urgent")}</span>}
            {isRoundOver && <span className={classes.urgent}>{t("queue.roundOver")}</span>}
            <span className={classes.time}>{inWords(dataUpdatedAt - Date.parse(waitingSince), i18n.language)}</span>
          </li>
        ))}
      </ol>
      {unseen > 0 && (
        <Text size="sm" c="dimmed">
          {t("queue.unseen", { count: unseen })}
        </Text>
      )}
    </>
  );
}
