import { Box, Button, Kbd } from "@mantine/core";
import { useWindowEvent } from "@mantine/hooks";
import { useTranslation } from "react-i18next";
import { duration } from "../../../format/numbers.ts";
import classes from "./RecordingBar.module.css";

interface RecordingBarProps {
  readonly heard: { readonly seconds: number; readonly level: number };
  readonly onFinish: () => void;
  readonly onCancel: () => void;
}

/** Stands in place of the composer's tools while the microphone is heard. */
export function RecordingBar({ heard: { seconds, level }, onFinish, onCancel }: RecordingBarProps) {
  const { t } = useTranslation();
  // Before the registry of commands, where Escape leaves the conversation.
  const press = (event: KeyboardEvent) => {
    if (event.key !== "Escape") return;
    event.preventDefault();
    onCancel();
  };
  useWindowEvent("keydown", press, { capture: true });
  return (
    <fieldset aria-label={t("files.recording")} className={classes.bar}>
      <span className={classes.dot} aria-hidden />
      <time className={classes.time}>{duration(seconds)}</time>
      <Box component="span" className={classes.level} __vars={{ "--level": `${level * 100}%` }} aria-hidden />
      <Button size="compact-sm" variant="default" rightSection={<Kbd size="xs">Esc</Kbd>} onClick={onCancel}>
        {t("action.cancel")}
      </Button>
      <Button size="compact-sm" autoFocus onClick={onFinish}>
        {t("files.finish")}
      </Button>
    </fieldset>
  );
}
