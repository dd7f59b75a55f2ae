import { Button, Group, Progress, Text } from "@mantine/core";
import { IconPlayerStop } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { wholeNumber } from "../../../format/numbers.ts";
import { smallIcon } from "../../../theme.ts";

interface HowFarProps {
  readonly done: number;
  readonly of: number;
  readonly onStop: () => void;
}

/** How far an order about many runs is. What is done stays done when it is stopped. */
export function HowFar({ done, of, onStop }: HowFarProps) {
  const { t, i18n } = useTranslation();
  const say = (number: number) => wholeNumber(number, i18n.language);
  return (
    <>
      <Progress value={(done / Math.max(1, of)) * 100} aria-label={t("touches.runs.progress")} />
      <Group justify="space-between">
        <Text size="sm" c="dimmed" component="output">
          {t("touches.runs.doneOf", { done: say(done), of: say(of) })}
        </Text>
        <Button variant="default" leftSection={<IconPlayerStop {...smallIcon} aria-hidden />} onClick={onStop}>
          {t("touches.runs.stop")}
        </Button>
      </Group>
    </>
  );
}
