import { Button, Stack, Text, Title } from "@mantine/core";
import { IconCloudOff, IconPhoneIncoming } from "@tabler/icons-react";
import { useState } from "react";
import { useStore } from "../../../console/src/state/store.ts";
import { canTell, mayTell, turnTellingOff, turnTellingOn } from "../calls/tellOfCall.ts";
import { connection } from "../calls/waitForCalls.ts";
import { useWords } from "../words/words.ts";
import classes from "./Screen.module.css";

/** Nothing is to be called: says so, and whether the server could tell of it. */
export function Waiting() {
  const words = useWords();
  const isOnline = useStore(connection, (state) => state === "online");
  const [isTelling, setTelling] = useState(mayTell);
  const Glyph = isOnline ? IconPhoneIncoming : IconCloudOff;
  return (
    <section className={classes.card} aria-live="polite">
      <Stack align="center" gap="sm" ta="center">
        <span className={classes.glyph} data-online={isOnline || undefined}>
          <Glyph size="100%" stroke={1.3} aria-hidden />
        </span>
        <Title order={2} size="h3">
          {isOnline ? words.waiting : words.offline}
        </Title>
        <Text c="dimmed">{isOnline ? words.waitingLead : words.offlineLead}</Text>
        {canTell() && !isTelling && Notification.permission !== "denied" && (
          <Button variant="default" onClick={() => void turnTellingOn().then(() => setTelling(mayTell()))}>
            {words.tell}
          </Button>
        )}
        {isTelling && (
          <Button variant="subtle" color="gray" onClick={() => void turnTellingOff().then(() => setTelling(mayTell()))}>
            {words.tellNoMore}
          </Button>
        )}
      </Stack>
    </section>
  );
}
