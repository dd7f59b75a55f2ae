import { Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { Conversation } from "../../../../../../contracts/conversation.ts";
import { ChannelBadge } from "../../../channels/ChannelBadge.tsx";
import { listTime } from "../../../format/dates.ts";
import { Trouble } from "../../../parts/Trouble.tsx";
import { contactConversations } from "../../../queries/thread.ts";
import { PanelSection } from "./PanelSection.tsx";
import classes from "./PreviousConversations.module.css";

/** What else the same contact talks about, in whichever channel. */
export function PreviousConversations({ conversation }: { readonly conversation: Conversation }) {
  const { t, i18n } = useTranslation();
  const { data, error, refetch } = useQuery(contactConversations(conversation.contactId));
  const others = data?.filter(({ id }) => id !== conversation.id);
  return (
    <PanelSection title={t("work.otherConversations")}>
      {error && !data && <Trouble error={error} onRetry={() => void refetch()} />}
      {others?.length === 0 && (
        <Text size="sm" c="dimmed">
          {t("work.otherConversationsEmpty")}
        </Text>
      )}
      {others?.map(({ id, channelKind, channelName, status, lastActivityAt, lastMessage }) => (
        <Link key={id} to="/inbox/$conversationId" params={{ conversationId: id }} className={classes.line}>
          <span className={classes.head}>
            <ChannelBadge kind={channelKind} />
            <span className={classes.channel}>{channelName}</span>
            <span className={classes.quiet}>{t(`conversationStatus.${status}`)}</span>
            <time className={classes.quiet} dateTime={lastActivityAt}>
              {listTime(lastActivityAt, i18n.language)}
            </time>
          </span>
          <span className={classes.last}>{lastMessage?.text}</span>
        </Link>
      ))}
    </PanelSection>
  );
}
