import { ActionIcon, Button, TextInput, Tooltip } from "@mantine/core";
import { IconArrowBackUp, IconArrowForwardUp, IconArrowLeft, IconPlayerPlay, IconPlus } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { z } from "zod";
import type { getSequence } from "../../../../../../contracts/endpoints/sequences.ts";
import type { SequenceDefinition } from "../../../../../../contracts/sequence.ts";
import { errorCode } from "../../../api/clientError.ts";
import { LinkIcon } from "../../../parts/LinkButton.tsx";
import { Refusal } from "../../../parts/Refusal.tsx";
import { useMay } from "../../../shell/useOperator.ts";
import { icon } from "../../../theme.ts";
import { BeginDialog } from "../BeginDialog.tsx";
import { SequenceState } from "../SequenceState.tsx";
import { placed } from "./arrange.ts";
import classes from "./Constructor.module.css";
import { ConflictBar } from "./ConflictBar.tsx";
import { MoreMenu } from "./MoreMenu.tsx";
import { type DraftProblem, isSavable } from "./problems.ts";
import { ProblemList } from "./ProblemList.tsx";
import type { useDraft } from "./useDraft.ts";
import type { useSaving } from "./useSaving.ts";
import { VersionBar } from "./VersionBar.tsx";

const NAME_MAX = 100;

interface ConstructorToolsProps {
  readonly loaded: z.output<typeof getSequence.result>;
  readonly kept: ReturnType<typeof useDraft>;
  readonly saving: ReturnType<typeof useSaving>;
  /** The published version that is looked at, and what it says. */
  readonly version: number | undefined;
  readonly looked: SequenceDefinition | undefined;
  readonly problems: readonly DraftProblem[];
  readonly isReadOnly: boolean;
  readonly onAdd: () => void;
  readonly onSimulate: () => void;
  readonly onPaste: () => void;
  readonly onLook: (version: number | undefined) => void;
}

/** The name, what can be done with the draft, and what stands in the way of publishing it. */
export function ConstructorTools({
  loaded,
  kept,
  saving,
  version,
  looked,
  problems,
  isReadOnly,
  onAdd,
  onSimulate,
  onPaste,
  onLook,
}: ConstructorToolsProps) {
  const { t } = useTranslation();
  const mayManage = useMay("touches.manage");
  const { sequence } = loaded;
  const { draft, isDirty } = kept;
  const [beginning, setBeginning] = useState(false);
  const isNew = isDirty || sequence.isChanged || sequence.publishedVersion === null;
  const obstacle =
    problems.length > 0
      ? t("touches.cannotPublish", { count: problems.length })
      : draft.name.trim() === ""
        ? t("touches.nameNeeded")
        : isNew
          ? undefined
          : t("touches.nothingNew");
  const mayNotSave = !isSavable(problems) || draft.name.trim() === "";
  const refused = [saving.save, saving.overwrite, saving.publish].find(({ isError }) => isError);
  const isConflict = refused !== undefined && errorCode(refused.error) === "sequence.changed_meanwhile";
  return (
    <>
      <header className={classes.tools}>
        <LinkIcon
          to="/touches"
          search={sequence.kind === "automation" ? { show: "automations" } : {}}
          aria-label={t("action.back")}
        >
          <IconArrowLeft {...icon} />
        </LinkIcon>
        <h1 className={classes.name}>
          <TextInput
            aria-label={t("touches.name")}
            classNames={{ input: classes.nameInput }}
            readOnly={isReadOnly}
            maxLength={NAME_MAX}
            value={draft.name}
            onChange={(event) => {
              const name = event.currentTarget.value;
              kept.change((known) => ({ ...known, name }), "name");
            }}
          />
        </h1>
        <SequenceState sequence={sequence} />
        {!isReadOnly && (
          <>
            <Tooltip label={t("touches.undo")}>
              <ActionIcon aria-label={t("touches.undo")} disabled={!kept.canUndo} onClick={kept.undo}>
                <IconArrowBackUp {...icon} aria-hidden />
              </ActionIcon>
            </Tooltip>
            <Tooltip label={t("touches.redo")}>
              <ActionIcon aria-label={t("touches.redo")} disabled={!kept.canRedo} onClick={kept.redo}>
                <IconArrowForwardUp {...icon} aria-hidden />
              </ActionIcon>
            </Tooltip>
            <Button
              variant="default"
              leftSection={<IconPlus {...icon} aria-hidden />}
              aria-keyshortcuts="A"
              onClick={onAdd}
            >
              {t("touches.step.add")}
            </Button>
          </>
        )}
        {version === undefined && <ProblemList problems={problems} definition={draft.definition} />}
        <Button variant="default" leftSection={<IconPlayerPlay {...icon} aria-hidden />} onClick={onSimulate}>
          {t("touches.simulation.open")}
        </Button>
        {!isReadOnly && (
          <>
            <Button
              variant="default"
              aria-keyshortcuts="Control+S"
              loading={saving.save.isPending}
              disabled={!isDirty || mayNotSave}
              onClick={() => saving.save.mutate(draft)}
            >
              {t(isDirty ? "action.save" : "touches.saved")}
            </Button>
            <Tooltip label={obstacle} disabled={obstacle === undefined} multiline maw="20rem">
              <Button
                // A button that cannot be pressed must still say why, so it is only said to be disabled.
                {...(obstacle !== undefined && { "data-disabled": true, "aria-disabled": true })}
                aria-description={obstacle}
                loading={saving.publish.isPending}
                onClick={() => {
                  if (obstacle === undefined) saving.publish.mutate(draft);
                }}
              >
                {t("touches.publish")}
              </Button>
            </Tooltip>
          </>
        )}
        <MoreMenu
          loaded={loaded}
          draft={looked ? { ...draft, definition: looked } : draft}
          version={version}
          isReadOnly={isReadOnly}
          onLook={onLook}
          onPaste={onPaste}
          onImport={(imported) => kept.change((known) => ({ ...known, definition: placed(imported) }))}
          {...(mayManage && sequence.status === "active" && { onBegin: () => setBeginning(true) })}
        />
      </header>
      {version !== undefined && (
        <VersionBar
          version={version}
          versions={loaded.versions}
          onBack={() => onLook(undefined)}
          {...(mayManage &&
            looked &&
            sequence.status !== "archived" && {
              onTake: () => {
                kept.change((known) => ({ ...known, definition: looked }));
                onLook(undefined);
              },
            })}
        />
      )}
      {(kept.isOvertaken || isConflict) && <ConflictBar sequenceId={sequence.id} kept={kept} saving={saving} />}
      {refused && !isConflict && <Refusal of={refused} />}
      <BeginDialog sequence={beginning ? sequence : undefined} onClose={() => setBeginning(false)} />
    </>
  );
}
