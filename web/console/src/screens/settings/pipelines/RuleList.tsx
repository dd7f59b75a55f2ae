import { Button, Text } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { deleteStageRule } from "../../../../../../contracts/endpoints/funnel.ts";
import type { Pipeline, StageRule } from "../../../../../../contracts/funnel.ts";
import { call } from "../../../api/call.ts";
import { smallIcon } from "../../../theme.ts";
import classes from "../structure/Arranged.module.css";
import { ArrangedRow } from "../structure/ArrangedRow.tsx";
import { DeleteDialog } from "../structure/DeleteDialog.tsx";
import { Dialog } from "../structure/Dialog.tsx";
import { RuleForm } from "./RuleForm.tsx";
import { refreshPipelines } from "./refreshPipelines.ts";
import { useTriggerWords } from "./useTriggerWords.ts";

interface RuleListProps {
  readonly pipeline: Pipeline;
  readonly pipelines: readonly Pipeline[];
}

/** What moves the appeals of a pipeline by itself, in the order in which the rules are tried. */
export function RuleList({ pipeline, pipelines }: RuleListProps) {
  const { t } = useTranslation();
  const words = useTriggerWords();
  const [edited, setEdited] = useState<StageRule | "new">();
  const [leaving, setLeaving] = useState<StageRule>();
  const stages = pipelines.flatMap((each) => each.stages);
  const detail = ({ trigger, toStageId, isOn }: StageRule) => {
    const to = stages.find(({ id }) => id === toStageId)?.name ?? "";
    return t("pipelines.rule", { when: words(trigger), to }) + (isOn ? "" : ` (${t("pipelines.off")})`);
  };
  return (
    <>
      <Text component="h3" size="sm" fw={600} mt="lg" mb="xs">
        {t("pipelines.rules")}
      </Text>
      {pipeline.rules.length === 0 && <Text size="sm">{t("pipelines.noRules")}</Text>}
      {pipeline.rules.length > 0 && (
        <ul className={classes.list}>
          {pipeline.rules.map((rule) => (
            <ArrangedRow
              key={rule.id}
              name={rule.name}
              detail={detail(rule)}
              onEdit={() => setEdited(rule)}
              onDelete={() => setLeaving(rule)}
            />
          ))}
        </ul>
      )}
      <Button
        variant="default"
        size="xs"
        mt="sm"
        leftSection={<IconPlus {...smallIcon} aria-hidden />}
        onClick={() => setEdited("new")}
      >
        {t("pipelines.addRule")}
      </Button>
      <Dialog
        title={edited && edited !== "new" ? t("structure.editOf", { name: edited.name }) : t("pipelines.addRule")}
        onClose={() => setEdited(undefined)}
      >
        {edited && (
          <RuleForm pipeline={pipeline} pipelines={pipelines} rule={edited} onDone={() => setEdited(undefined)} />
        )}
      </Dialog>
      <DeleteDialog
        name={leaving?.name}
        lead={t("pipelines.deleteRuleLead")}
        order={async () => {
          if (leaving) await call(deleteStageRule, { params: { stageRuleId: leaving.id } });
          await refreshPipelines();
        }}
        onClose={() => setLeaving(undefined)}
      />
    </>
  );
}
