import { Alert, Button, Group, Text } from "@mantine/core";
import { useStore } from "../../../console/src/state/store.ts";
import { connection } from "../calls/waitForCalls.ts";
import { dropped, waiting } from "../reports/queue.ts";
import { useWords } from "../words/words.ts";
import classes from "./Screen.module.css";

/** What could not be sent yet, and what never will be. Nothing is lost without being said. */
export function QueueNotice() {
  const words = useWords();
  const count = useStore(waiting, (reports) => reports);
  const isOffline = useStore(connection, (state) => state === "offline");
  const { full, refused } = useStore(dropped, (lost) => lost);
  return (
    <>
      {count > 0 && isOffline && (
        <Text component="output" display="block" className={classes.notice}>
          {words.waits(count)}
        </Text>
      )}
      {(full > 0 || refused > 0) && (
        <Alert role="alert">
          {full > 0 && <Text>{words.dropped.full(full)}</Text>}
          {refused > 0 && <Text>{words.dropped.refused(refused)}</Text>}
          <Group mt="sm">
            <Button variant="default" onClick={() => dropped.set(() => ({ full: 0, refused: 0 }))}>
              {words.understood}
            </Button>
          </Group>
        </Alert>
      )}
    </>
  );
}
