import { Button, Group } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, type KeyboardEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Appeal } from "../../../../../../../contracts/appeal.ts";
import { correctAppeal } from "../../../../../../../contracts/endpoints/records.ts";
import type { Entities, EntityField } from "../../../../../../../contracts/extraction.ts";
import { call } from "../../../../api/call.ts";
import { errorCode } from "../../../../api/clientError.ts";
import { appeals } from "../../../../queries/records.ts";
import classes from "./FieldEditor.module.css";
import { FieldInput } from "./FieldInput.tsx";

interface FieldEditorProps {
  readonly appeal: Appeal;
  readonly field: EntityField;
  readonly onDone: () => void;
}

/** Corrects one field by hand; from then on extraction leaves it alone. */
export function FieldEditor({ appeal, field, onDone }: FieldEditorProps) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [change, setChange] = useState<Partial<Entities>>({});
  const save = useMutation({
    mutationFn: () => call(correctAppeal, { params: { appealId: appeal.id }, body: change }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: appeals(appeal.conversationId).queryKey });
      onDone();
    },
    onError: (error) => notifications.show({ color: "red", message: t(`error.${errorCode(error)}`) }),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (Object.keys(change).length === 0) onDone();
    else save.mutate();
  };
  const leave = (event: KeyboardEvent) => {
    if (event.key !== "Escape") return;
    event.preventDefault();
    onDone();
  };

  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Escape leaves from any of its fields
    <form
      className={classes.editor}
      onSubmit={submit}
      onKeyDown={leave}
      aria-label={t("appeal.editField", { field: t(`field.${field}`) })}
    >
      <FieldInput field={field} entities={{ ...appeal.extraction.entities, ...change }} onChange={setChange} />
      <Group gap="sm" justify="flex-end">
        <Button size="compact-sm" variant="subtle" color="gray" onClick={onDone}>
          {t("action.cancel")}
        </Button>
        <Button size="compact-sm" type="submit" loading={save.isPending}>
          {t("action.save")}
        </Button>
      </Group>
    </form>
  );
}
