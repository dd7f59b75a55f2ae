import { Button, Stack } from "@mantine/core";
import { IconNote } from "@tabler/icons-react";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { CompanyId } from "../../../../../../contracts/ids.ts";
import { Loaded } from "../../../parts/Loaded.tsx";
import { Quiet } from "../../../parts/Quiet.tsx";
import { companyNotes } from "../../../queries/companies.ts";
import { useMay } from "../../../shell/useOperator.ts";
import { NoteForm } from "./NoteForm.tsx";
import { NoteItem } from "./NoteItem.tsx";
import classes from "./Notes.module.css";

/** What everybody should remember of a company: the pinned note, then the newest first. */
export function CompanyNotes({ companyId }: { readonly companyId: CompanyId }) {
  const { t } = useTranslation();
  const mayEdit = useMay("companies.edit");
  const query = useInfiniteQuery(companyNotes(companyId));
  return (
    <Stack gap="md">
      {mayEdit && <NoteForm companyId={companyId} />}
      <Loaded
        query={query}
        empty={
          <Quiet icon={IconNote} title={t("companies.noNotesTitle")}>
            {t("companies.noNotes")}
          </Quiet>
        }
      >
        {(notes) => (
          <ul className={classes.notes}>
            {notes.map((note) => (
              <NoteItem key={note.id} note={note} mayEdit={mayEdit} />
            ))}
          </ul>
        )}
      </Loaded>
      {query.hasNextPage && (
        <Button variant="default" loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          {t("companies.more")}
        </Button>
      )}
    </Stack>
  );
}
