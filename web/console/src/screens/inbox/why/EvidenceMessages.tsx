import { Text, UnstyledButton } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { type Message, wordsIn } from "../../../../../../contracts/message.ts";
import { usePanel } from "../panel/usePanel.ts";
import classes from "./EvidenceMessages.module.css";

interface EvidenceMessagesProps {
  readonly messages: readonly Message[];
  readonly onShown: () => void;
}

/** The words a decision rests on; each leads to its place in the thread. */
export function EvidenceMessages({ messages, onShown }: EvidenceMessagesProps) {
  const { t } = useTranslation();
  const { reveal } = usePanel();
  if (messages.length === 0) return null;
  return (
    <div>
      <Text size="sm" c="dimmed" mb="xs">
        {t("why.evidence")}
      </Text>
      {messages.map(({ id, content }) => (
        <UnstyledButton
          key={id}
          className={classes.quote}
          title={t("why.toMessage")}
          onClick={() => {
            reveal(id);
            onShown();
          }}
        >
          <Text span inherit lineClamp={4}>
            {wordsIn(content) || t(`message.${content.kind}`)}
          </Text>
        </UnstyledButton>
      ))}
    </div>
  );
}
