import { IconLock, IconRobot } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { SearchGroup, SearchHit } from "../../../../../contracts/endpoints/search.ts";
import type { ConversationId } from "../../../../../contracts/ids.ts";
import { exactTime, listTime } from "../../format/dates.ts";
import { ContactAvatar } from "../../parts/ContactAvatar.tsx";
import { MarkedText } from "../../parts/MarkedText.tsx";
import { smallIcon } from "../../theme.ts";
import classes from "./FoundGroup.module.css";
import { walkFound } from "./walkFound.ts";

interface FoundGroupProps {
  readonly group: SearchGroup;
  /** What the inbox list is narrowed by stays when a result is opened from it. */
  readonly search?: string | undefined;
}

/** A conversation with what was found in it; each line opens the thread at its message. */
export function FoundGroup({ group, search }: FoundGroupProps) {
  const { contactId, contactName, channelKind, channelName, conversationId, hits } = group;
  return (
    <li className={classes.group}>
      <div className={classes.heading}>
        <ContactAvatar id={contactId} name={contactName} channel={channelKind} />
        <span className={classes.name} title={contactName}>
          {contactName}
        </span>
        <span className={classes.channel}>{channelName}</span>
      </div>
      {hits.map((hit) => (
        <FoundLine
          key={hit.messageId}
          hit={hit}
          conversationId={conversationId}
          contactName={contactName}
          search={search}
        />
      ))}
    </li>
  );
}

interface FoundLineProps {
  readonly hit: SearchHit;
  readonly conversationId: ConversationId;
  readonly contactName: string;
  readonly search: string | undefined;
}

function FoundLine({ hit, conversationId, contactName, search }: FoundLineProps) {
  const { t, i18n } = useTranslation();
  const { messageId, direction, author, operatorName, kind, text, marks, match, occurredAt } = hit;
  const name = {
    contact: contactName,
    bot: t("thread.bot"),
    operator: operatorName ?? t("thread.operator"),
    touch: t("work.quoted.touch"),
  }[author];
  return (
    <Link
      to="/inbox/$conversationId"
      params={{ conversationId }}
      search={{ message: messageId, search }}
      className={classes.line}
      data-found
      onKeyDown={walkFound}
    >
      <span className={classes.about}>
        {direction === "note" && <IconLock {...smallIcon} aria-label={t("search.note")} />}
        {author === "bot" && <IconRobot {...smallIcon} aria-hidden />}
        <span className={classes.author}>{name}</span>
        {kind !== "text" && <span>{t(`message.${kind}`)}</span>}
        {match === "similar" && <span className={classes.similar}>{t("search.similar")}</span>}
        <time className={classes.time} dateTime={occurredAt} title={exactTime(occurredAt, i18n.language)}>
          {listTime(occurredAt, i18n.language)}
        </time>
      </span>
      <span className={classes.words}>
        <MarkedText text={text} marks={marks} />
      </span>
    </Link>
  );
}
