import {
  type Icon,
  IconAddressBook,
  IconAlertTriangle,
  IconChartBar,
  IconDeviceGamepad2,
  IconDice5,
  IconFile,
  IconInfoCircle,
  IconLibraryPhoto,
  IconLock,
  IconMapPin,
  IconMicrophone,
  IconMusic,
  IconPhoto,
  IconReceipt,
  IconRobot,
  IconSticker,
  IconVideo,
} from "@tabler/icons-react";
import { z } from "zod";
import type { Conversation } from "../../../../../../contracts/conversation.ts";
import { MessageContent, type MessageKind } from "../../../../../../contracts/message.ts";
import { useOperator } from "../../../shell/useOperator.ts";
import { smallIcon } from "../../../theme.ts";
import { useTranslation } from "../../../words/useTranslation.ts";
import classes from "./LastLine.module.css";

interface LastLineProps {
  readonly conversation: Conversation;
  readonly draft: string | undefined;
}

const kindIcons: Readonly<Record<Exclude<MessageKind, "text">, Icon>> = {
  photo: IconPhoto,
  voice: IconMicrophone,
  document: IconFile,
  location: IconMapPin,
  contact: IconAddressBook,
  sticker: IconSticker,
  video: IconVideo,
  audio: IconMusic,
  album: IconLibraryPhoto,
  poll: IconChartBar,
  dice: IconDice5,
  game: IconDeviceGamepad2,
  invoice: IconReceipt,
  service: IconInfoCircle,
};

const Kind = z.enum(MessageContent.options.map((option) => option.shape.kind.value));

/** Who wrote last and what: "Вы: …", the bot's glyph, a picture's name. An unsent draft comes first. */
export function LastLine({ conversation: { lastMessage, thinking, assigneeId }, draft }: LastLineProps) {
  const { t } = useTranslation();
  const mine = useOperator()?.id === assigneeId;
  if (draft) {
    return (
      <span className={classes.line}>
        <span className={classes.draft}>{t("list.draft")}:</span>
        <span className={classes.words}>{draft}</span>
      </span>
    );
  }
  if (thinking) return <span className={classes.line}>{t("list.thinking")}</span>;
  if (!lastMessage) return <span className={classes.line}>{t("list.noMessages")}</span>;

  const { author, text, status, direction, isDeleted } = lastMessage;
  const kind = Kind.safeParse(lastMessage.kind).data ?? "text";
  const KindIcon = kind === "text" ? undefined : kindIcons[kind];
  return (
    <span className={classes.line}>
      {(status === "failed" || status === "uncertain") && (
        <IconAlertTriangle {...smallIcon} className={classes.trouble} aria-label={t(`delivery.${status}`)} />
      )}
      {author === "bot" && <IconRobot {...smallIcon} className={classes.glyph} aria-label={t("list.bot")} />}
      {direction === "note" && <IconLock {...smallIcon} className={classes.glyph} aria-label={t("work.note")} />}
      {author === "operator" && direction === "out" && (
        <span className={classes.author}>{mine ? t("list.you") : t("thread.operator")}:</span>
      )}
      {isDeleted && <span className={classes.author}>{t("states.deletedLine")}:</span>}
      {KindIcon && <KindIcon {...smallIcon} className={classes.glyph} aria-hidden />}
      <span className={classes.words}>{text || t(`message.${kind}`)}</span>
    </span>
  );
}
