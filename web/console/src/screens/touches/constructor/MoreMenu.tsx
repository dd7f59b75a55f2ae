import { ActionIcon, FileButton, Menu, Modal, Stack, Text } from "@mantine/core";
import {
  IconClipboard,
  IconDots,
  IconDownload,
  IconHistory,
  IconLayoutGrid,
  IconListDetails,
  IconUpload,
  IconUserPlus,
} from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { z } from "zod";
import type { getSequence } from "../../../../../../contracts/endpoints/sequences.ts";
import type { SequenceDefinition } from "../../../../../../contracts/sequence.ts";
import { saveBlob } from "../../../api/saveBlob.ts";
import { listTime } from "../../../format/dates.ts";
import { LinkMenuItem } from "../../../parts/LinkButton.tsx";
import { copiedSteps } from "../../../state/copiedSteps.ts";
import { preferences } from "../../../state/preferences.ts";
import { useStore } from "../../../state/store.ts";
import { icon } from "../../../theme.ts";
import { arranged } from "./arrange.ts";
import { useConstructor } from "./constructorState.ts";
import { type ImportTrouble, readDefinition } from "./readDefinition.ts";
import type { Draft } from "./useDraft.ts";

const VERSIONS_SHOWN = 20;

interface MoreMenuProps {
  readonly loaded: z.output<typeof getSequence.result>;
  /** What is shown now. */
  readonly draft: Draft;
  readonly version: number | undefined;
  readonly isReadOnly: boolean;
  readonly onLook: (version: number | undefined) => void;
  readonly onPaste: () => void;
  readonly onImport: (definition: SequenceDefinition) => void;
  /** Absent where nobody may begin a run. */
  readonly onBegin?: () => void;
}

/** What is wanted more seldom: runs, versions, the file, order on the canvas. */
export function MoreMenu({ loaded, draft, version, isReadOnly, onLook, onPaste, onImport, onBegin }: MoreMenuProps) {
  const { t, i18n } = useTranslation();
  const { change } = useConstructor();
  const { sequence, versions } = loaded;
  const language = useStore(preferences, (kept) => kept.language);
  const copied = useStore(copiedSteps, (steps) => steps.length);
  const [trouble, setTrouble] = useState<ImportTrouble>();
  const save = () => {
    const content = { name: draft.name, kind: sequence.kind, definition: draft.definition };
    saveBlob(new Blob([JSON.stringify(content, null, 2)], { type: "application/json" }), `${draft.name}.json`);
  };
  const read = async (file: File | null) => {
    if (file === null) return;
    const result = readDefinition(await file.text(), language);
    if ("trouble" in result) setTrouble(result.trouble);
    else onImport(result.definition);
  };
  return (
    <>
      <FileButton accept="application/json,.json" onChange={(file) => void read(file)}>
        {({ onClick: choose }) => (
          <Menu position="bottom-end" width="16rem">
            <Menu.Target>
              <ActionIcon aria-label={t("touches.more", { name: draft.name })}>
                <IconDots {...icon} aria-hidden />
              </ActionIcon>
            </Menu.Target>
            <Menu.Dropdown>
              {onBegin && (
                <Menu.Item leftSection={<IconUserPlus {...icon} aria-hidden />} onClick={onBegin}>
                  {t("touches.begin.action")}
                </Menu.Item>
              )}
              <LinkMenuItem
                to="/touches"
                search={{ show: "runs", sequence: sequence.id }}
                leftSection={<IconListDetails {...icon} aria-hidden />}
              >
                {t("touches.showRuns")}
              </LinkMenuItem>
              {!isReadOnly && (
                <Menu.Item leftSection={<IconLayoutGrid {...icon} aria-hidden />} onClick={() => change(arranged)}>
                  {t("touches.arrange")}
                </Menu.Item>
              )}
              {!isReadOnly && copied > 0 && (
                <Menu.Item leftSection={<IconClipboard {...icon} aria-hidden />} onClick={onPaste}>
                  {t("touches.paste", { count: copied })}
                </Menu.Item>
              )}
              <Menu.Item leftSection={<IconDownload {...icon} aria-hidden />} onClick={save}>
                {t("touches.export")}
              </Menu.Item>
              {!isReadOnly && (
                <Menu.Item leftSection={<IconUpload {...icon} aria-hidden />} onClick={choose}>
                  {t("touches.import")}
                </Menu.Item>
              )}
              {versions.length > 0 && (
                <>
                  <Menu.Label>{t("touches.versions")}</Menu.Label>
                  {version !== undefined && (
                    <Menu.Item onClick={() => onLook(undefined)}>{t("touches.toDraft")}</Menu.Item>
                  )}
                  {versions.slice(0, VERSIONS_SHOWN).map((one) => (
                    <Menu.Item
                      key={one.version}
                      disabled={one.version === version}
                      leftSection={<IconHistory {...icon} aria-hidden />}
                      onClick={() => onLook(one.version)}
                    >
                      {t("touches.versionLine", {
                        version: one.version,
                        at: listTime(one.publishedAt, i18n.language),
                        count: one.running,
                      })}
                    </Menu.Item>
                  ))}
                </>
              )}
            </Menu.Dropdown>
          </Menu>
        )}
      </FileButton>
      <Modal opened={trouble !== undefined} onClose={() => setTrouble(undefined)} title={t("touches.importFailed")}>
        {trouble && (
          <Stack gap="sm" role="alert">
            <Text size="sm">{t(trouble.kind === "notJson" ? "touches.importNotJson" : "touches.importWrong")}</Text>
            {trouble.kind === "wrongPlace" && (
              <Text size="sm">
                {trouble.stepId === null
                  ? t("touches.importPlace", { place: trouble.place })
                  : t("touches.importStep", { step: trouble.stepId, place: trouble.place })}
              </Text>
            )}
            {trouble.kind === "wrongPlace" && (
              <Text size="xs" c="dimmed">
                {trouble.message}
              </Text>
            )}
            <Text size="sm">{t("touches.importKept")}</Text>
          </Stack>
        )}
      </Modal>
    </>
  );
}
