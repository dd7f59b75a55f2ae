import { ActionIcon, Button, FileButton, Group, Stack, Text, Textarea, Tooltip } from "@mantine/core";
import { IconPaperclip, IconX } from "@tabler/icons-react";
import { useMutation } from "@tanstack/react-query";
import { type KeyboardEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { writeCompanyNote } from "../../../../../../contracts/endpoints/companyNotes.ts";
import type { CompanyId } from "../../../../../../contracts/ids.ts";
import { call } from "../../../api/call.ts";
import { sendNoteFile } from "../../../api/sendNoteFile.ts";
import { queryClient } from "../../../queries/queryClient.ts";
import { icon, smallIcon } from "../../../theme.ts";
import { Refusal } from "../../../parts/Refusal.tsx";

/** Writes a note, and hands over its file once it is there. */
export function NoteForm({ companyId }: { readonly companyId: CompanyId }) {
  const { t } = useTranslation();
  const [text, setText] = useState("");
  const [file, setFile] = useState<File | null>(null);
  const write = useMutation({
    mutationFn: async () => {
      const note = await call(writeCompanyNote, { params: { companyId }, body: { text } });
      setText("");
      if (file) await sendNoteFile(note.id, file);
      setFile(null);
    },
    onSettled: () => queryClient.invalidateQueries({ queryKey: ["companies"] }),
  });
  const submit = () => {
    if (text.trim() !== "" && !write.isPending) write.mutate();
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <Stack gap="xs">
        <Refusal of={write} />
        <Textarea
          aria-label={t("companies.writeNote")}
          placeholder={t("companies.noteExample")}
          autosize
          minRows={2}
          maxRows={12}
          maxLength={20_000}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          onKeyDown={(event: KeyboardEvent) => {
            if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) submit();
          }}
        />
        <Group gap="xs" wrap="nowrap">
          <FileButton onChange={setFile}>
            {(button) => (
              <Tooltip label={t("companies.attach")}>
                <ActionIcon {...button} aria-label={t("companies.attach")}>
                  <IconPaperclip {...icon} aria-hidden />
                </ActionIcon>
              </Tooltip>
            )}
          </FileButton>
          {file && (
            <>
              <Text size="sm" truncate flex={1}>
                {file.name}
              </Text>
              <ActionIcon size="sm" aria-label={t("companies.dropFile")} onClick={() => setFile(null)}>
                <IconX {...smallIcon} aria-hidden />
              </ActionIcon>
            </>
          )}
          <Button type="submit" ml="auto" size="xs" loading={write.isPending} disabled={text.trim() === ""}>
            {t("companies.saveNote")}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
