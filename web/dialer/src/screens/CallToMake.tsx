import { Button, Stack, Text } from "@mantine/core";
import { IconPhone } from "@tabler/icons-react";
import { readablePhone } from "../../../console/src/format/phone.ts";
import { currentCall, dialed } from "../calls/nextCall.ts";
import type { CurrentCall } from "../calls/nextCall.ts";
import { useWords } from "../words/words.ts";
import classes from "./Screen.module.css";

/** One tap dials; the time counts from there. What the console asked for gets a result in any case, as somebody waits for it. */
export function CallToMake({ call: { phone, note, source } }: { readonly call: CurrentCall }) {
  const words = useWords();
  return (
    <section className={classes.card}>
      <Stack gap="md">
        {note && <Text className={classes.note}>{note}</Text>}
        <Button
          component="a"
          href={`tel:${phone.replace(/[^\d+*#]/g, "")}`}
          size="xl"
          className={classes.dial}
          leftSection={<IconPhone size="1.6em" stroke={1.6} aria-hidden />}
          onClick={() => dialed()}
        >
          <span>
            {words.call} <span className={classes.number}>{readablePhone(phone)}</span>
          </span>
        </Button>
        {source === "history" ? (
          <Button variant="subtle" color="gray" onClick={() => currentCall.set(() => null)}>
            {words.notNow}
          </Button>
        ) : (
          <Button variant="subtle" color="gray" onClick={() => dialed()}>
            {words.withoutDialling}
          </Button>
        )}
      </Stack>
    </section>
  );
}
