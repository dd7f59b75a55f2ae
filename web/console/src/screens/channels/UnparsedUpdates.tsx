import { Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { UnparsedUpdate } from "../../../../../contracts/channelAccount.ts";
import { exactTime } from "../../format/dates.ts";
import classes from "./UnparsedUpdates.module.css";
import { useUnparsedWords } from "./useUnparsedWords.ts";

interface UnparsedUpdatesProps {
  readonly count: number;
  readonly recent: readonly UnparsedUpdate[];
}

/** What the messenger sent and we could not read: kept whole, and said aloud with its reason. */
export function UnparsedUpdates({ count, recent }: UnparsedUpdatesProps) {
  const { t, i18n } = useTranslation();
  const wordsFor = useUnparsedWords();
  return (
    <details className={classes.updates}>
      <summary className={classes.summary}>{t("channels.unparsed", { count })}</summary>
      <Text size="sm" c="dimmed" my="sm">
        {t("channels.unparsedLead")}
      </Text>
      <ul className={classes.list}>
        {recent.map(({ externalId, reason, receivedAt }) => (
          <li key={externalId} className={classes.update}>
            <span title={reason}>{wordsFor(reason)}</span>
            <span className={classes.when}>
              {externalId} · {exactTime(receivedAt, i18n.language)}
            </span>
          </li>
        ))}
      </ul>
    </details>
  );
}
