import { VisuallyHidden } from "@mantine/core";
import { IconBellOff, IconSparkles } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { memo } from "react";
import type { Conversation } from "../../../../../../contracts/conversation.ts";
import type { ConversationId } from "../../../../../../contracts/ids.ts";
import { listTime } from "../../../format/dates.ts";
import { PriorityMark } from "../../../parts/PriorityMark.tsx";
import { ContactAvatar } from "../../../parts/ContactAvatar.tsx";
import { useHeld } from "../../../parts/useHeld.ts";
import { DueChip } from "../../../parts/DueChip.tsx";
import { useOperator } from "../../../shell/useOperator.ts";
import { useDraft } from "../../../state/drafts.ts";
import { smallIcon } from "../../../theme.ts";
import { useTranslation } from "../../../words/useTranslation.ts";
import type { MenuPlace } from "./CardMenu.tsx";
import { CardMarks } from "./CardMarks.tsx";
import { CardOnlookers } from "./CardOnlookers.tsx";
import classes from "./ConversationCard.module.css";
import { LastLine } from "./LastLine.tsx";
import { hasMarks } from "./cardHeight.ts";
import { walkCards } from "./walkCards.ts";

interface ConversationCardProps {
  readonly conversation: Conversation;
  readonly selected: boolean;
  /** A finger stays on it. */
  readonly onHeld?: (id: ConversationId) => void;
  /** Its orders are wanted, by the right button or the keyboard. */
  readonly onMenu?: (place: MenuPlace) => void;
}

export const ConversationCard = memo(function ConversationCard({
  conversation,
  selected,
  onHeld,
  onMenu,
}: ConversationCardProps) {
  const { t, i18n } = useTranslation();
  const { id, contactId, contactName, channelKind, unread, lastActivityAt } = conversation;
  const draft = useDraft(id, "reply");
  const held = useHeld(() => onHeld?.(id));
  return (
    <Link
      to="/inbox/$conversationId"
      params={{ conversationId: id }}
      search={({ filter, search }) => ({ filter, search })}
      className={classes.card}
      draggable={false}
      {...held}
      onContextMenu={(event) => {
        held.onContextMenu(event);
        if (event.defaultPrevented || !onMenu) return;
        event.preventDefault();
        onMenu({ conversation, x: event.clientX, y: event.clientY });
      }}
      data-card
      onKeyDown={walkCards}
      data-unread={unread > 0 || undefined}
      aria-current={selected ? "true" : undefined}
    >
      <ContactAvatar id={contactId} name={contactName} channel={channelKind} />
      <span className={classes.text}>
        <span className={classes.line}>
          <span className={classes.name} title={contactName}>
            {contactName}
          </span>
          {conversation.isMuted && (
            <IconBellOff {...smallIcon} className={classes.muted} aria-label={t("work.muted")} />
          )}
          <PriorityMark priority={conversation.priority} />
          <time className={classes.time} dateTime={lastActivityAt}>
            {listTime(lastActivityAt, i18n.language)}
          </time>
        </span>
        <span className={classes.line}>
          <span className={classes.last}>
            <LastLine conversation={conversation} draft={selected ? undefined : draft} />
          </span>
          <CardOnlookers conversationId={id} />
          <CardState conversation={conversation} />
        </span>
        {hasMarks(conversation) && <CardMarks conversation={conversation} />}
      </span>
    </Link>
  );
});

/** At most one thing at the right: a call for a person, else the unread count, else a colleague who holds it. */
function CardState({ conversation }: { readonly conversation: Conversation }) {
  const { t } = useTranslation();
  const operator = useOperator();
  const { needsOperator, thinking, unread, assigneeId, assigneeName, replyDueAt, waitingSince } = conversation;
  const colleague = assigneeId !== null && assigneeId !== operator?.id ? assigneeName : null;
  return (
    <span className={classes.state}>
      {thinking && (
        <span className={classes.thinking} title={t("list.thinking")}>
          <IconSparkles {...smallIcon} aria-label={t("list.thinking")} />
        </span>
      )}
      {replyDueAt && <DueChip kind="reply" since={waitingSince} dueAt={replyDueAt} />}
      {colleague && !replyDueAt && (
        <span className={classes.colleague} title={t("header.assigned", { name: colleague })}>
          {colleague
            .split(/\s+/)
            .slice(0, 2)
            .map((word) => word.charAt(0))
            .join("")}
        </span>
      )}
      {unread > 0 && (
        <span className={classes.unread} data-waiting={needsOperator || undefined}>
          <span aria-hidden>{unread > 99 ? "99+" : unread}</span>
          <VisuallyHidden>{t("list.unread", { count: unread })}</VisuallyHidden>
        </span>
      )}
      {needsOperator && unread === 0 && <span className={classes.waiting} title={t("list.needsOperator")} />}
      {needsOperator && <VisuallyHidden>{t("list.needsOperator")}</VisuallyHidden>}
    </span>
  );
}
