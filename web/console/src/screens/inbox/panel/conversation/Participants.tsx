import { Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { Conversation } from "../../../../../../../contracts/conversation.ts";
import { participants } from "../../../../queries/thread.ts";
import { PanelSection } from "../PanelSection.tsx";

/** Who of the company has to do with a conversation; whoever leads it comes first. */
export function Participants({ conversation: { id, assigneeId } }: { readonly conversation: Conversation }) {
  const { t } = useTranslation();
  const { data } = useQuery(participants(id));
  const isFirst = (one: { readonly id: string }) => Number(one.id === assigneeId);
  return (
    <PanelSection title={t("work.participants")}>
      {data?.length === 0 && (
        <Text size="sm" c="dimmed">
          {t("work.participantsEmpty")}
        </Text>
      )}
      {data
        ?.toSorted((one, next) => isFirst(next) - isFirst(one))
        .map((one) => (
          <Text key={one.id} size="sm">
            {one.name}
            {one.id === assigneeId && (
              <Text span c="dimmed" size="sm">
                {" "}
                · {t("work.leads")}
              </Text>
            )}
          </Text>
        ))}
    </PanelSection>
  );
}
