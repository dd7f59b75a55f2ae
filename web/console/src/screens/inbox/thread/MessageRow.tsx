import { UnstyledButton } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconLock, IconRobot, IconRouteAltRight } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import type { Decision } from "../../../../../../contracts/conversation.ts";
import type { Message } from "../../../../../../contracts/message.ts";
import { clockTime, exactTime } from "../../../format/dates.ts";
import { useHeld } from "../../../parts/useHeld.ts";
import { useEvidenceIn } from "../../../state/highlight.ts";
import { reacting } from "../../../state/reacting.ts";
import { useStore } from "../../../state/store.ts";
import { smallIcon } from "../../../theme.ts";
import { LinkPreview } from "../../../timeline/LinkPreview.tsx";
import { MessageBody } from "../../../timeline/MessageBody.tsx";
import { OriginLine } from "../../../timeline/OriginLine.tsx";
import { useTranslation } from "../../../words/useTranslation.ts";
import { DeletedMark } from "./DeletedMark.tsx";
import { DeliveryChoices } from "./DeliveryChoices.tsx";
import { DeliveryMark } from "./DeliveryMark.tsx";
import { EditedMark } from "./EditedMark.tsx";
import { hasStates } from "./hasStates.ts";
import classes from "./MessageRow.module.css";
import { MessageSheet } from "./MessageSheet.tsx";
import { MessageTools } from "./MessageTools.tsx";
import { PendingChangeLine } from "./PendingChangeLine.tsx";
import { Quotation } from "./Quotation.tsx";
import { TranslatedText } from "./TranslatedText.tsx";
import { ReactionChips } from "./ReactionChips.tsx";
import { ReactTool } from "./ReactTool.tsx";

interface MessageRowProps {
  readonly message: Message;
  readonly contactName: string;
  readonly anchored: boolean;
  readonly startsGroup: boolean;
  readonly endsGroup: boolean;
  readonly decision: Decision | undefined;
  readonly onWhy: (decision: Decision) => void;
}

/** One bubble: contact left, people and the bot right; its author above a group, its time and delivery below. */
export function MessageRow({
  message,
  contactName,
  anchored,
  startsGroup,
  endsGroup,
  decision,
  onWhy,
}: MessageRowProps) {
  const { t, i18n } = useTranslation();
  const evidence = useEvidenceIn(message.id);
  const [translated, translation] = useDisclosure(false);
  const { author, occurredAt, status, direction } = message;
  const isChoosing = useStore(reacting, (id) => id === message.id);
  const [sheet, setSheet] = useState<"unasked" | "opened" | "closed">("unasked");
  const held = useHeld(() => setSheet("opened"));
  const tools = { message, translated, onTranslate: translation.toggle };
  const isNote = direction === "note";
  const name =
    author === "contact"
      ? (message.origin?.author ?? contactName)
      : author === "bot"
        ? t("thread.bot")
        : author === "touch"
          ? (message.touch?.sequenceName ?? t("work.quoted.touch"))
          : (message.operatorName ?? t("thread.operator"));
  const troubled = status === "failed" || status === "uncertain";
  return (
    <article
      className={classes.row}
      data-message={message.id}
      data-author={author}
      data-direction={direction}
      data-starts={startsGroup || undefined}
      data-ends={endsGroup || troubled || hasStates(message) || undefined}
      data-anchored={anchored || undefined}
      data-held={isChoosing || undefined}
      data-evidence={evidence ? true : undefined}
      aria-label={[isNote && t("work.note"), name, clockTime(occurredAt, i18n.language)].filter(Boolean).join(", ")}
    >
      {startsGroup && (author !== "contact" || message.origin?.author !== undefined) && (
        <div className={classes.author}>
          {author === "bot" && <IconRobot {...smallIcon} aria-hidden />}
          {author === "touch" && <IconRouteAltRight {...smallIcon} aria-label={t("work.quoted.touch")} />}
          {isNote && <IconLock {...smallIcon} aria-hidden />}
          {name}
        </div>
      )}
      <div
        className={classes.bubble}
        data-kind={message.content.kind}
        data-status={status}
        data-deleted={message.deletedAt ? true : undefined}
        {...held}
      >
        <OriginLine origin={message.origin} />
        {message.quoted && <Quotation quoted={message.quoted} />}
        <MessageBody message={message} />
        <LinkPreview origin={message.origin} />
        {translated && <TranslatedText message={message} />}
      </div>
      <ReactionChips message={message} />
      <div className={classes.meta}>
        <time dateTime={occurredAt} title={exactTime(occurredAt, i18n.language)}>
          {clockTime(occurredAt, i18n.language)}
        </time>
        <EditedMark message={message} />
        <DeletedMark message={message} />
        {direction === "out" && <DeliveryMark message={message} />}
        <ReactTool message={message} />
        <MessageTools {...tools} />
        {message.touch && (
          <Link to="/touches/runs/$touchRunId" params={{ touchRunId: message.touch.runId }} className={classes.why}>
            {t("thread.why")}
          </Link>
        )}
        {decision && (
          <UnstyledButton className={classes.why} onClick={() => onWhy(decision)}>
            {t("thread.why")}
          </UnstyledButton>
        )}
      </div>
      <PendingChangeLine message={message} />
      <DeliveryChoices message={message} />
      {sheet !== "unasked" && (
        <MessageSheet {...tools} opened={sheet === "opened"} onClose={() => setSheet("closed")} />
      )}
    </article>
  );
}
