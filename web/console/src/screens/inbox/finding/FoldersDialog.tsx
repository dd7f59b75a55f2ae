import { ActionIcon, Button, Collapse, Group, Menu, Modal, Stack, Text } from "@mantine/core";
import { IconDots } from "@tabler/icons-react";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { changeFolder, deleteFolder, type Folder } from "../../../../../../contracts/endpoints/folders.ts";
import { call } from "../../../api/call.ts";
import { folders } from "../../../queries/finding.ts";
import { queryClient } from "../../../queries/queryClient.ts";
import { useMay } from "../../../shell/useOperator.ts";
import { icon } from "../../../theme.ts";
import { Refusal } from "../../../parts/Refusal.tsx";
import { FolderForm } from "./FolderForm.tsx";
import classes from "./PlainList.module.css";

interface FoldersDialogProps {
  readonly opened: boolean;
  readonly onClose: () => void;
}

/** Names, order and end of the folders that somebody may change. */
export function FoldersDialog({ opened, onClose }: FoldersDialogProps) {
  const { t } = useTranslation();
  const { data = [] } = useQuery(folders());
  const maySettle = useMay("settings.manage");
  const groups = [true, false].map((shared) => data.filter(({ isShared }) => isShared === shared));
  return (
    <Modal opened={opened} onClose={onClose} title={t("finding.folder.manage")}>
      <Stack component="ul" gap="xs" className={classes.list}>
        {groups.flatMap((group) =>
          group.map((folder, place) => (
            <FolderRow
              key={folder.id}
              folder={folder}
              place={place}
              isLast={place === group.length - 1}
              mayChange={maySettle || !folder.isShared}
            />
          )),
        )}
      </Stack>
    </Modal>
  );
}

interface FolderRowProps {
  readonly folder: Folder;
  readonly place: number;
  readonly isLast: boolean;
  readonly mayChange: boolean;
}

function FolderRow({ folder, place, isLast, mayChange }: FolderRowProps) {
  const { t } = useTranslation();
  const [doing, setDoing] = useState<"editing" | "deleting">();
  const params = { folderId: folder.id };
  const settle = useMutation({
    mutationFn: (order: () => Promise<unknown>) => order(),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: folders().queryKey }),
  });
  const moveTo = (position: number) => settle.mutate(() => call(changeFolder, { params, body: { position } }));
  return (
    <li>
      <Group justify="space-between" wrap="nowrap">
        <Text truncate>{folder.name}</Text>
        {!mayChange && (
          <Text size="sm" c="dimmed">
            {t("finding.folder.shared")}
          </Text>
        )}
        {mayChange && (
          <Menu position="bottom-end">
            <Menu.Target>
              <ActionIcon variant="subtle" aria-label={t("finding.folder.more", { name: folder.name })}>
                <IconDots {...icon} aria-hidden />
              </ActionIcon>
            </Menu.Target>
            <Menu.Dropdown>
              <Menu.Item onClick={() => setDoing("editing")}>{t("finding.folder.rename")}</Menu.Item>
              {place > 0 && <Menu.Item onClick={() => moveTo(place - 1)}>{t("finding.folder.up")}</Menu.Item>}
              {!isLast && <Menu.Item onClick={() => moveTo(place + 1)}>{t("finding.folder.down")}</Menu.Item>}
              <Menu.Item onClick={() => setDoing("deleting")}>{t("finding.folder.delete")}</Menu.Item>
            </Menu.Dropdown>
          </Menu>
        )}
      </Group>
      <Refusal of={settle} />
      <Collapse expanded={doing !== undefined}>
        {doing === "editing" && (
          <FolderForm
            folder={folder}
            order={({ name, color }) => call(changeFolder, { params, body: { name, color } })}
            onDone={() => setDoing(undefined)}
          />
        )}
        {doing === "deleting" && (
          <Stack gap="xs">
            <Text size="sm">{t(folder.isShared ? "finding.folder.deleteShared" : "finding.folder.deleteLead")}</Text>
            <Group>
              <Button loading={settle.isPending} onClick={() => settle.mutate(() => call(deleteFolder, { params }))}>
                {t("finding.folder.delete")}
              </Button>
              <Button variant="default" onClick={() => setDoing(undefined)}>
                {t("action.cancel")}
              </Button>
            </Group>
          </Stack>
        )}
      </Collapse>
    </li>
  );
}
