import { Button, Modal, Select, Stack, Text, TextInput, Textarea } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { CannedReply } from "../../../../../../contracts/cannedReply.ts";
import { changeCannedReply, createCannedReply } from "../../../../../../contracts/endpoints/composing.ts";
import { knownVariables } from "../../../../../../contracts/template.ts";
import { call } from "../../../api/call.ts";
import { cannedReplies } from "../../../queries/composing.ts";
import { queryClient } from "../../../queries/queryClient.ts";
import { assignees } from "../../../queries/queues.ts";
import { useMay } from "../../../shell/useOperator.ts";
import { type Whose, useWhose } from "./useWhose.ts";
import { Refusal } from "../../../parts/Refusal.tsx";

/** What a template that is not there yet is made of. */
interface Beginning {
  readonly madeOf: string;
}

interface TemplateDialogProps {
  readonly edited: CannedReply | Beginning | undefined;
  readonly onClose: () => void;
}

export function TemplateDialog({ edited, onClose }: TemplateDialogProps) {
  const { t } = useTranslation();
  return (
    <Modal
      opened={edited !== undefined}
      onClose={onClose}
      title={edited && ("id" in edited ? t("templates.edit", { name: edited.shortcut }) : t("templates.create"))}
    >
      {edited && <TemplateForm beginning={edited} onDone={onClose} />}
    </Modal>
  );
}

interface TemplateFormProps {
  readonly beginning: CannedReply | Beginning;
  readonly onDone: () => void;
}

interface TemplateFields {
  readonly shortcut: string;
  readonly text: string;
  readonly for: Whose;
}

function TemplateForm({ beginning, onDone }: TemplateFormProps) {
  const { t } = useTranslation();
  const reply = "id" in beginning ? beginning : undefined;
  const manages = useMay("settings.manage");
  const { data } = useQuery(assignees());
  const whose = useWhose();
  const choices: readonly Whose[] = ["everybody", "own", ...(data?.teams ?? []).map(({ id }) => id)];
  const initialValues: TemplateFields = {
    shortcut: reply?.shortcut ?? "",
    text: "id" in beginning ? beginning.text : beginning.madeOf,
    for: manages ? "everybody" : "own",
  };
  const form = useForm({
    initialValues,
    validate: {
      shortcut: (shortcut) => (/^\S+$/.test(shortcut.trim()) ? null : t("templates.oneWord")),
      text: (text) => (text.trim() ? null : t("access.needed")),
    },
  });
  const save = useMutation({
    mutationFn: (fields: TemplateFields) =>
      reply
        ? call(changeCannedReply, {
            params: { cannedReplyId: reply.id },
            body: { shortcut: fields.shortcut, text: fields.text },
          })
        : call(createCannedReply, { body: fields }),
    onSuccess: () => {
      onDone();
      return queryClient.invalidateQueries({ queryKey: cannedReplies().queryKey });
    },
  });
  return (
    <form onSubmit={form.onSubmit((values) => save.mutate(values))} noValidate>
      <Stack gap="md">
        <Refusal of={save} />
        <TextInput
          label={t("templates.shortcut")}
          description={t("templates.shortcutLead")}
          data-autofocus
          maxLength={40}
          {...form.getInputProps("shortcut")}
        />
        <Textarea label={t("templates.text")} autosize minRows={4} maxRows={12} {...form.getInputProps("text")} />
        <Text size="xs" c="dimmed">
          {t("templates.variables")}: {knownVariables.map((name) => `{{${name}}}`).join(", ")}.{" "}
          {t("templates.askedLead")}
        </Text>
        {!reply && manages && (
          <Select
            label={t("templates.whose")}
            allowDeselect={false}
            data={choices.map((value) => ({ value, label: whose(value) }))}
            {...form.getInputProps("for")}
          />
        )}
        <Button type="submit" loading={save.isPending}>
          {t("action.save")}
        </Button>
      </Stack>
    </form>
  );
}
