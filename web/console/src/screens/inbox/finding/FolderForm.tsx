import { Button, Checkbox, NativeSelect, Stack, TextInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Folder } from "../../../../../../contracts/endpoints/folders.ts";
import { LabelColor } from "../../../../../../contracts/label.ts";
import { folders } from "../../../queries/finding.ts";
import { queryClient } from "../../../queries/queryClient.ts";
import { useMay } from "../../../shell/useOperator.ts";
import { Refusal } from "../../../parts/Refusal.tsx";

type Fields = Pick<Folder, "name" | "color" | "isShared">;

interface FolderFormProps {
  /** What it is so far; a new one without. */
  readonly folder?: Fields;
  /** Whose it is can be chosen once. */
  readonly mayShare?: boolean;
  readonly order: (fields: Fields) => Promise<unknown>;
  readonly onDone: () => void;
}

export function FolderForm({ folder, mayShare = false, order, onDone }: FolderFormProps) {
  const { t } = useTranslation();
  const maySettle = useMay("settings.manage");
  const [fields, setFields] = useState<Fields>(folder ?? { name: "", color: "indigo", isShared: false });
  const save = useMutation({
    mutationFn: () => order(fields),
    onSuccess: () => {
      onDone();
      return queryClient.invalidateQueries({ queryKey: folders().queryKey });
    },
  });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate();
      }}
    >
      <Stack gap="md">
        <Refusal of={save} />
        <TextInput
          label={t("finding.folder.name")}
          required
          data-autofocus
          maxLength={40}
          value={fields.name}
          onChange={(event) => setFields({ ...fields, name: event.currentTarget.value })}
        />
        <NativeSelect
          label={t("finding.folder.color")}
          value={fields.color}
          onChange={(event) => setFields({ ...fields, color: LabelColor.parse(event.currentTarget.value) })}
          data={LabelColor.options.map((value) => ({ value, label: t(`finding.color.${value}`) }))}
        />
        {mayShare && maySettle && (
          <Checkbox
            label={t("finding.folder.forAll")}
            checked={fields.isShared}
            onChange={(event) => setFields({ ...fields, isShared: event.currentTarget.checked })}
          />
        )}
        <Button type="submit" loading={save.isPending}>
          {t("finding.folder.saveDone")}
        </Button>
      </Stack>
    </form>
  );
}
