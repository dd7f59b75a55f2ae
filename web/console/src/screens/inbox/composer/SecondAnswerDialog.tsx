import { Button, Group, Modal, Stack, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { AnsweredMeanwhile } from "../../../../../../contracts/answeredMeanwhile.ts";
import { useAnswerWords } from "../useAnswerWords.ts";

/** What would be a second answer to the customer, and how to give it all the same. */
export interface SecondAnswer {
  readonly answer: AnsweredMeanwhile;
  readonly proceed: () => void;
}

interface SecondAnswerDialogProps {
  readonly asked: SecondAnswer | undefined;
  readonly onClose: () => void;
}

/** Asks before a macro says what a colleague has just said. */
export function SecondAnswerDialog({ asked, onClose }: SecondAnswerDialogProps) {
  const { t } = useTranslation();
  const answerWords = useAnswerWords();
  const proceed = () => {
    onClose();
    asked?.proceed();
  };
  return (
    <Modal opened={asked !== undefined} onClose={onClose} title={t("collision.title")}>
      <Stack gap="md">
        <Text size="sm">{asked && answerWords(asked.answer)}</Text>
        <Group justify="flex-end" gap="sm">
          <Button variant="default" onClick={onClose} data-autofocus>
            {t("action.cancel")}
          </Button>
          <Button onClick={proceed}>{t("collision.sendAllTheSame")}</Button>
        </Group>
      </Stack>
    </Modal>
  );
}
