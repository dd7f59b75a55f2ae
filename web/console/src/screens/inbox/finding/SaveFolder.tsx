import { Button, Modal } from "@mantine/core";
import { IconFolderPlus } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { ConversationQuery } from "../../../../../../contracts/conversationQuery.ts";
import { createFolder } from "../../../../../../contracts/endpoints/folders.ts";
import { call } from "../../../api/call.ts";
import { folders } from "../../../queries/finding.ts";
import { smallIcon } from "../../../theme.ts";
import { useInboxPlace } from "../useInboxPlace.ts";
import { FolderForm } from "./FolderForm.tsx";
import { isShown } from "./isShown.ts";

/** Keeps what the list is narrowed by; nothing where it is a folder already. */
export function SaveFolder({ query }: { readonly query: ConversationQuery }) {
  const { t } = useTranslation();
  const { sort } = useInboxPlace();
  const { data = [] } = useQuery(folders());
  const [saving, setSaving] = useState(false);
  if (data.some((folder) => isShown(folder, query, sort))) return null;
  return (
    <>
      <Button
        variant="subtle"
        size="compact-xs"
        leftSection={<IconFolderPlus {...smallIcon} aria-hidden />}
        onClick={() => setSaving(true)}
      >
        {t("finding.folder.save")}
      </Button>
      <Modal opened={saving} onClose={() => setSaving(false)} title={t("finding.folder.save")}>
        <FolderForm
          mayShare
          order={(fields) => call(createFolder, { body: { ...fields, query, sort } })}
          onDone={() => setSaving(false)}
        />
      </Modal>
    </>
  );
}
