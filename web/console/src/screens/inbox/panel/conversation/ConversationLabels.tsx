import { Group, Text, UnstyledButton } from "@mantine/core";
import { IconPlus, IconX } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { Conversation } from "../../../../../../../contracts/conversation.ts";
import { useMay } from "../../../../shell/useOperator.ts";
import { smallIcon } from "../../../../theme.ts";
import { LabelChip } from "../../labels/LabelChip.tsx";
import { LabelPicker } from "../../labels/LabelPicker.tsx";
import { useLabelsOf } from "../../labels/useLabelsOf.ts";
import { useConversationOrders } from "../../thread/useConversationOrders.ts";
import { PanelSection } from "../PanelSection.tsx";

export function ConversationLabels({ conversation }: { readonly conversation: Conversation }) {
  const { t } = useTranslation();
  const mayAnswer = useMay("conversations.answer");
  const { label } = useConversationOrders(conversation);
  const labels = useLabelsOf(conversation);
  const add = mayAnswer && (
    <LabelPicker conversation={conversation} label={t("work.addLabel")} glyph={IconPlus} size="sm" />
  );
  return (
    <PanelSection title={t("work.labels")} action={add}>
      {labels.length === 0 && (
        <Text size="sm" c="dimmed">
          {t("work.labelsEmpty")}
        </Text>
      )}
      <Group gap="xs">
        {labels.map((one) => (
          <LabelChip key={one.id} label={one}>
            {mayAnswer && (
              <UnstyledButton
                display="grid"
                aria-label={t("work.removeLabel", { name: one.name })}
                onClick={() => label.mutate({ remove: [one.id] })}
              >
                <IconX {...smallIcon} aria-hidden />
              </UnstyledButton>
            )}
          </LabelChip>
        ))}
      </Group>
    </PanelSection>
  );
}
