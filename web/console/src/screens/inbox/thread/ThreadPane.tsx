import { useQuery } from "@tanstack/react-query";
import { IconMessageOff } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { ConversationId } from "../../../../../../contracts/ids.ts";
import { errorCode } from "../../../api/clientError.ts";
import { Quiet } from "../../../parts/Quiet.tsx";
import { Trouble } from "../../../parts/Trouble.tsx";
import { conversation as conversationQuery } from "../../../queries/conversations.ts";
import { useLooking } from "../../../realtime/looking.ts";
import { Composer } from "../composer/Composer.tsx";
import { AnsweredLine } from "./AnsweredLine.tsx";
import { FileDrop } from "./FileDrop.tsx";
import { HeldUpLine } from "./HeldUpLine.tsx";
import { OnlookersLine } from "./OnlookersLine.tsx";
import { Thread } from "./Thread.tsx";
import { ThreadHeader } from "./ThreadHeader.tsx";
import classes from "./ThreadPane.module.css";
import { ThinkingLine } from "./ThinkingLine.tsx";

/** The middle pane: one conversation, from its header to the field for a reply. */
export function ThreadPane({ conversationId }: { readonly conversationId: ConversationId }) {
  const { t } = useTranslation();
  useLooking(conversationId);
  const { data: conversation, error, refetch } = useQuery(conversationQuery(conversationId));
  if (error && errorCode(error) === "conversation.not_found") {
    return (
      <Quiet icon={IconMessageOff} title={t("thread.notFound")}>
        {t("thread.notFoundLead")}
      </Quiet>
    );
  }
  if (error && !conversation) return <Trouble error={error} onRetry={() => void refetch()} />;
  if (!conversation) return null;
  return (
    <FileDrop
      conversation={conversation}
      className={classes.pane}
      label={t("thread.label", { name: conversation.contactName })}
    >
      <ThreadHeader conversation={conversation} />
      <Thread key={conversation.id} conversation={conversation} />
      {conversation.thinking && conversation.mode === "bot" && <ThinkingLine conversation={conversation} />}
      <HeldUpLine conversation={conversation} />
      <OnlookersLine conversationId={conversation.id} />
      <AnsweredLine conversationId={conversation.id} />
      <Composer key={`composer ${conversation.id}`} conversation={conversation} />
    </FileDrop>
  );
}
