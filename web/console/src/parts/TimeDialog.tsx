import { Button, Group, Modal, Stack, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { inputTime, laterTime } from "../format/laterTimes.ts";

interface TimeDialogProps {
  readonly opened: boolean;
  readonly title: string;
  /** What the button does with the time. */
  readonly action: string;
  readonly initial?: Date | undefined;
  readonly onClose: () => void;
  readonly onChosen: (at: Date) => void;
}

/** Asks for a day and an hour that have not passed. */
export function TimeDialog({ opened, title, onClose, ...rest }: TimeDialogProps) {
  return (
    <Modal opened={opened} onClose={onClose} title={title} size="sm">
      <TimeForm {...rest} onClose={onClose} />
    </Modal>
  );
}

function TimeForm({ action, initial, onClose, onChosen }: Omit<TimeDialogProps, "opened" | "title">) {
  const { t } = useTranslation();
  const [value, setValue] = useState(() => inputTime(initial ?? laterTime("tomorrow")));
  const [askedAt] = useState(() => new Date());
  const at = new Date(value);
  const passed = !(at > askedAt);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!(at.getTime() > Date.now())) return;
    onChosen(at);
    onClose();
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="lg">
        <TextInput
          type="datetime-local"
          label={t("work.when")}
          data-autofocus
          required
          value={value}
          min={inputTime(askedAt)}
          onChange={(event) => setValue(event.currentTarget.value)}
          error={value !== "" && passed && t("work.timePassed")}
        />
        <Group justify="flex-end" gap="sm">
          <Button variant="default" onClick={onClose}>
            {t("action.cancel")}
          </Button>
          <Button type="submit" disabled={passed}>
            {action}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
