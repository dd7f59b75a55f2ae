import { Button, Stack, Text } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { z } from "zod";
import { CallOutcome } from "../../../../../../../contracts/call.ts";
import { AppealType } from "../../../../../../../contracts/extraction.ts";
import { StageTrigger } from "../../../../../../../contracts/funnel.ts";
import type { StageMove } from "../../../../../../../contracts/funnel.ts";
import type { AppealId } from "../../../../../../../contracts/ids.ts";
import { exactTime, listTime } from "../../../../format/dates.ts";
import { useWritten } from "../../../../format/useWritten.ts";
import { stageMoves } from "../../../../queries/funnel.ts";
import { useTriggerWords } from "../../../settings/pipelines/useTriggerWords.ts";

const shownFirst = 3;

/** How an appeal came to its stage, the latest first. */
export function DealHistory({ appealId }: { readonly appealId: AppealId }) {
  const { t } = useTranslation();
  const { data } = useQuery(stageMoves(appealId));
  const [all, show] = useDisclosure(false);
  if (!data) return null;
  return (
    <Stack gap="xs">
      <Text size="sm" c="dimmed" component="h4">
        {t("funnel.history")}
      </Text>
      {data.slice(0, all ? undefined : shownFirst).map((move) => (
        <Move key={move.id} move={move} />
      ))}
      {!all && data.length > shownFirst && (
        <Button variant="subtle" size="xs" onClick={show.open}>
          {t("funnel.more")}
        </Button>
      )}
    </Stack>
  );
}

/** Absent where a person moved it. */
const Facts = z.object({ trigger: StageTrigger, value: z.unknown().optional() });

function Move({ move }: { readonly move: StageMove }) {
  const { t, i18n } = useTranslation();
  const [opened, why] = useDisclosure(false);
  const written = useWritten();
  const triggerWords = useTriggerWords();
  const facts = Facts.safeParse(move.facts).data;
  const { by, reason } = move;
  const name = by === "hand" ? (move.operatorName ?? t("funnel.somebody")) : reason;
  const valueWords = (value: unknown) => {
    const outcome = CallOutcome.safeParse(value).data;
    const type = AppealType.safeParse(value).data;
    if (facts?.trigger.kind === "callEnded" && outcome) return t(`callOutcome.${outcome}`);
    if (facts?.trigger.kind === "appealTypeIs" && type) return t(`appealType.${type}`);
    return written(value);
  };
  return (
    <div>
      <Text size="sm">
        {move.fromStageName === null ? move.toStageName : `${move.fromStageName} → ${move.toStageName}`}
      </Text>
      <Text size="xs" c="dimmed" title={exactTime(move.at, i18n.language)}>
        {t(`funnel.by.${by}`, { name })}, {listTime(move.at, i18n.language)}
      </Text>
      {by === "hand" && reason !== "" && <Text size="xs">{t("funnel.reason", { reason })}</Text>}
      {facts && (
        <>
          <Button variant="subtle" size="compact-xs" aria-expanded={opened} onClick={why.toggle}>
            {t("funnel.why")}
          </Button>
          {opened && (
            <Text size="xs">
              {t("funnel.whyEvent", { event: triggerWords(facts.trigger) })}
              {facts.value !== undefined && (
                <>
                  <br />
                  {t("funnel.whyValue", { value: valueWords(facts.value) })}
                </>
              )}
            </Text>
          )}
        </>
      )}
    </div>
  );
}
