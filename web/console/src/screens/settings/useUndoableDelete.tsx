import { Button, Group, Text } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useMutation } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { errorCode } from "../../api/clientError.ts";

interface UndoableDelete {
  /** What is said once it is gone. */
  readonly said: string;
  readonly remove: () => Promise<unknown>;
  readonly restore: () => Promise<unknown>;
  /** Fetches the list anew. */
  readonly refresh: () => Promise<unknown>;
}

/** Deletes without asking, and offers to bring it back. */
export function useUndoableDelete({ said, remove, restore, refresh }: UndoableDelete): () => void {
  const { t } = useTranslation();
  const onError = (error: Error) => notifications.show({ color: "red", message: t(`error.${errorCode(error)}`) });
  const back = useMutation({ mutationFn: restore, onSuccess: refresh, onError });
  const away = useMutation({
    mutationFn: remove,
    onSuccess: () => {
      const shown = notifications.show({
        message: (
          <Group justify="space-between" wrap="nowrap">
            <Text size="sm">{said}</Text>
            <Button
              size="xs"
              variant="default"
              onClick={() => {
                notifications.hide(shown);
                back.mutate();
              }}
            >
              {t("people.undo")}
            </Button>
          </Group>
        ),
      });
      return refresh();
    },
    onError,
  });
  return () => away.mutate();
}
