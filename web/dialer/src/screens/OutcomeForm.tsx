import { Button, NumberInput, Stack, Text, TextInput, Title } from "@mantine/core";
import { useState } from "react";
import { CallOutcome } from "../../../../contracts/call.ts";
import { readablePhone } from "../../../console/src/format/phone.ts";
import { dialed } from "../calls/nextCall.ts";
import type { CurrentCall } from "../calls/nextCall.ts";
import { proposedSeconds } from "../reports/report.ts";
import { tellOutcome } from "../reports/tellOutcome.ts";
import { useWords } from "../words/words.ts";
import classes from "./Screen.module.css";

/** How the call ended. A talk has a length; it is proposed from the time that the operator was away. */
export function OutcomeForm({ call }: { readonly call: CurrentCall }) {
  const words = useWords();
  const proposed = proposedSeconds(call);
  const [outcome, setOutcome] = useState<CallOutcome>();
  const [minutes, setMinutes] = useState<number | string>(Math.floor(proposed / 60));
  const [seconds, setSeconds] = useState<number | string>(proposed % 60);
  const [note, setNote] = useState("");
  const [isBusy, setBusy] = useState(false);
  const send = () => {
    if (outcome === undefined) return;
    setBusy(true);
    const durationSeconds = Number(minutes) * 60 + Number(seconds);
    void tellOutcome(call, { outcome, durationSeconds, note: note.trim() }).catch(() => setBusy(false));
  };
  return (
    <section className={classes.card} aria-label={words.howEnded}>
      <Stack gap="md">
        <div>
          <Title order={2} size="h3">
            {words.howEnded}
          </Title>
          <Text c="dimmed">{readablePhone(call.phone)}</Text>
        </div>
        <div className={classes.outcomes}>
          {CallOutcome.options.map((one) => (
            <Button
              key={one}
              size="md"
              variant={one === outcome ? "filled" : "default"}
              aria-pressed={one === outcome}
              onClick={() => setOutcome(one)}
            >
              {words.outcome[one]}
            </Button>
          ))}
        </div>
        {outcome === "connected" && (
          <div>
            <div className={classes.outcomes}>
              <NumberInput label={words.minutes} value={minutes} onChange={setMinutes} min={0} max={600} size="md" />
              <NumberInput label={words.seconds} value={seconds} onChange={setSeconds} min={0} max={59} size="md" />
            </div>
            <Text size="sm" c="dimmed" mt="xs">
              {words.proposed}
            </Text>
          </div>
        )}
        <TextInput
          label={words.note}
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
          maxLength={500}
          size="md"
        />
        <Button size="lg" disabled={outcome === undefined} loading={isBusy} onClick={send}>
          {words.send}
        </Button>
        <Button
          component="a"
          href={`tel:${call.phone.replace(/[^\d+*#]/g, "")}`}
          variant="subtle"
          color="gray"
          onClick={() => dialed()}
        >
          {words.callOnceMore}
        </Button>
      </Stack>
    </section>
  );
}
