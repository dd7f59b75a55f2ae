import { Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { ConversationAsOf } from "../../../../../../contracts/asOf.ts";
import { EntityField } from "../../../../../../contracts/extraction.ts";
import { useEntityWords } from "../panel/appeal/useEntityWords.ts";
import classes from "./AsOf.module.css";

/** How it stood then, in one line; and what had been understood, where that is still on record. */
export function AsOfState({
  past: { state, assigneeName, appeal, appealChangedSince },
}: {
  readonly past: ConversationAsOf;
}) {
  const { t } = useTranslation();
  const holder = assigneeName ? t("header.assigned", { name: assigneeName }) : t(`asOf.mode.${state.mode}`);
  const facts = [
    t(`asOf.status.${state.status}`),
    holder,
    t(`commands.priority.${state.priority}`),
    state.isMuted && t("auditField.isMuted"),
    state.labels.length > 0 && `${t("auditField.labels")}: ${state.labels.join(", ")}`,
  ];
  return (
    <div className={classes.state}>
      <Text size="sm">{facts.filter(Boolean).join(" · ")}</Text>
      {appeal && <Understood appeal={appeal} />}
      {!appeal && appealChangedSince && (
        <Text size="xs" c="dimmed">
          {t("asOf.appealChanged")}
        </Text>
      )}
    </div>
  );
}

function Understood({ appeal }: { readonly appeal: NonNullable<ConversationAsOf["appeal"]> }) {
  const { t } = useTranslation();
  const valueOf = useEntityWords(appeal.extraction.entities);
  const known = EntityField.options.flatMap((field) => {
    const value = valueOf(field);
    return value ? [`${t(`field.${field}`)}: ${value}`] : [];
  });
  return (
    <Text size="xs" c="dimmed">
      {known.join(" · ")}
    </Text>
  );
}
