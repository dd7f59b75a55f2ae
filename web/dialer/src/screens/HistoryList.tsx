import { ActionIcon, Text, Title } from "@mantine/core";
import { IconPhone } from "@tabler/icons-react";
import { useEffect } from "react";
import { shortMoment } from "../../../console/src/format/dates.ts";
import { duration } from "../../../console/src/format/numbers.ts";
import { readablePhone } from "../../../console/src/format/phone.ts";
import { useStore } from "../../../console/src/state/store.ts";
import { icon } from "../../../console/src/theme.ts";
import { callAgain, currentCall } from "../calls/nextCall.ts";
import { history, readHistory } from "../reports/history.ts";
import { useLanguage, useWords } from "../words/words.ts";
import classes from "./Screen.module.css";

/** The calls of this phone; each can be made again. */
export function HistoryList() {
  const words = useWords();
  const language = useLanguage();
  const made = useStore(history, (calls) => calls);
  const isBusy = useStore(currentCall, (call) => call !== null);
  useEffect(() => void readHistory(), []);
  return (
    <section aria-label={words.history}>
      <Title order={2} size="h4" mb="sm">
        {words.history}
      </Title>
      {made?.length === 0 && <Text c="dimmed">{words.historyEmpty}</Text>}
      <ul className={classes.list}>
        {made?.map(({ key, id, phone, outcome, startedAt, durationSeconds, isSent }) => (
          <li key={key} className={classes.made}>
            <div>
              <Text fw={500}>{readablePhone(phone)}</Text>
              <Text size="sm" c="dimmed">
                {words.outcome[outcome]}
                {durationSeconds > 0 && ` · ${duration(durationSeconds)}`} · {shortMoment(startedAt, language)}
                {!isSent && ` · ${words.notSent}`}
              </Text>
            </div>
            <ActionIcon
              size="xl"
              variant="default"
              aria-label={words.again(readablePhone(phone))}
              disabled={isBusy}
              onClick={() => callAgain({ id, phone })}
            >
              <IconPhone {...icon} aria-hidden />
            </ActionIcon>
          </li>
        ))}
      </ul>
    </section>
  );
}
