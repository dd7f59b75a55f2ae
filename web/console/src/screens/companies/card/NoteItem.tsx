import { ActionIcon, Button, Group, Text, Textarea, Tooltip, UnstyledButton } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { IconPaperclip, IconPencil, IconPin, IconPinnedOff } from "@tabler/icons-react";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { NOTE_FILE_PATH } from "../../../../../../contracts/companyNote.ts";
import type { CompanyNote } from "../../../../../../contracts/companyNote.ts";
import { changeCompanyNote } from "../../../../../../contracts/endpoints/companyNotes.ts";
import { authorized, call } from "../../../api/call.ts";
import { errorCode } from "../../../api/clientError.ts";
import { exactTime, listTime } from "../../../format/dates.ts";
import { queryClient } from "../../../queries/queryClient.ts";
import { saveMedia } from "../../../queries/saveMedia.ts";
import { useOperator } from "../../../shell/useOperator.ts";
import { smallIcon } from "../../../theme.ts";
import classes from "./Notes.module.css";

export function NoteItem({ note, mayEdit }: { readonly note: CompanyNote; readonly mayEdit: boolean }) {
  const { t, i18n } = useTranslation();
  const isOwn = useOperator()?.id === note.authorId;
  const [typed, setTyped] = useState<string>();
  const onError = (error: Error) => notifications.show({ color: "red", message: t(`error.${errorCode(error)}`) });
  const change = useMutation({
    mutationFn: (body: { readonly text?: string; readonly isPinned?: boolean }) =>
      call(changeCompanyNote, { params: { companyNoteId: note.id }, body }),
    onSuccess: () => setTyped(undefined),
    onSettled: () => queryClient.invalidateQueries({ queryKey: ["companies", "notes"] }),
    onError,
  });
  const download = useMutation({ mutationFn: saveFile, onError });
  const pin = t(note.isPinned ? "companies.unpin" : "companies.pin");
  return (
    <li className={classes.note} data-pinned={note.isPinned || undefined}>
      <Group gap="xs" wrap="nowrap" justify="space-between">
        <Text size="xs" className={classes.by}>
          {note.isPinned && <IconPin {...smallIcon} aria-label={t("companies.pinned")} />}
          {[note.authorName, listTime(note.createdAt, i18n.language)].filter(Boolean).join(" · ")}
          {note.editedAt && (
            <span title={exactTime(note.editedAt, i18n.language)}>{` · ${t("companies.edited")}`}</span>
          )}
        </Text>
        {mayEdit && (
          <Group gap={0} wrap="nowrap">
            <Tooltip label={pin}>
              <ActionIcon size="sm" aria-label={pin} onClick={() => change.mutate({ isPinned: !note.isPinned })}>
                {note.isPinned ? <IconPinnedOff {...smallIcon} aria-hidden /> : <IconPin {...smallIcon} aria-hidden />}
              </ActionIcon>
            </Tooltip>
            {isOwn && (
              <ActionIcon size="sm" aria-label={t("companies.editNote")} onClick={() => setTyped(note.text)}>
                <IconPencil {...smallIcon} aria-hidden />
              </ActionIcon>
            )}
          </Group>
        )}
      </Group>
      {typed === undefined ? (
        <Text size="sm" className={classes.text}>
          {note.text}
        </Text>
      ) : (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            change.mutate({ text: typed });
          }}
        >
          <Textarea
            aria-label={t("companies.editNote")}
            autoFocus
            autosize
            maxLength={20_000}
            value={typed}
            onChange={(event) => setTyped(event.currentTarget.value)}
          />
          <Group gap="xs" mt="xs">
            <Button type="submit" size="xs" loading={change.isPending} disabled={typed.trim() === ""}>
              {t("action.save")}
            </Button>
            <Button size="xs" variant="default" onClick={() => setTyped(undefined)}>
              {t("action.cancel")}
            </Button>
          </Group>
        </form>
      )}
      {note.file && (
        <UnstyledButton className={classes.file} onClick={() => download.mutate(note)}>
          <IconPaperclip {...smallIcon} aria-hidden />
          {note.file.name}
        </UnstyledButton>
      )}
    </li>
  );
}

/** A file needs the access token, which a link cannot send. */
async function saveFile({ id, file }: CompanyNote): Promise<void> {
  if (file === null) return;
  const url = `${NOTE_FILE_PATH.replace(":companyNoteId", id)}?of=${file.id}`;
  const bytes = await (await authorized({ method: "GET", url })).blob();
  saveMedia(URL.createObjectURL(bytes), file.name);
}
