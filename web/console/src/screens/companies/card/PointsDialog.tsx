import { Button, Modal, Stack } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { PointRows } from "./PointRows.tsx";
import type { PointRowsProps } from "./PointRows.tsx";
import type { Point } from "./points.ts";

interface PointsDialogProps extends Omit<PointRowsProps, "onChange"> {
  readonly opened: boolean;
  readonly title: string;
  readonly onClose: () => void;
  readonly onSave: (points: readonly Point[]) => Promise<unknown>;
}

export function PointsDialog({ opened, title, onClose, ...form }: PointsDialogProps) {
  return (
    <Modal opened={opened} onClose={onClose} title={title}>
      <PointsForm {...form} onClose={onClose} />
    </Modal>
  );
}

function PointsForm({ points: known, onSave, onClose, ...rows }: Omit<PointsDialogProps, "opened" | "title">) {
  const { t } = useTranslation();
  const [points, setPoints] = useState(known);
  const save = useMutation({ mutationFn: () => onSave(points), onSuccess: onClose });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate();
      }}
    >
      <Stack gap="md">
        <PointRows {...rows} points={points} onChange={setPoints} />
        <Button type="submit" loading={save.isPending}>
          {t("action.save")}
        </Button>
      </Stack>
    </form>
  );
}
