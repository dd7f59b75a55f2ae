import type { DataSource } from "typeorm";
import { unreadOf } from "../../commands/unreadOf.ts";
import type { Channels } from "../../channels/registry.ts";
import type { ChannelKind } from "../../contracts/channel.ts";
import { newChatsHeld } from "../../commands/telegram/newChats.ts";
import type {
  Conversation,
  ConversationMode,
  ConversationStatus,
  HeldUp,
  Priority,
} from "../../contracts/conversation.ts";
import { ProductError } from "../../contracts/errors.ts";
import type {
  BranchId,
  ChannelAccountId,
  ContactId,
  ConversationId,
  LabelId,
  MessageId,
  OperatorId,
  TeamId,
} from "../../contracts/ids.ts";
import { previewText } from "../../contracts/message.ts";
import type { DeliveryStatus, MessageAuthor, MessageContent, MessageDirection } from "../../contracts/message.ts";
import { parameters } from "../parameters.ts";
import type { Bind } from "../parameters.ts";
import type { Viewer } from "../scope/viewer.ts";

export interface ConversationRow {
  readonly id: ConversationId;
  readonly channelAccountId: ChannelAccountId;
  readonly channelKind: ChannelKind;
  readonly channelName: string;
  readonly contactId: ContactId;
  readonly contactName: string;
  readonly mode: ConversationMode;
  readonly status: ConversationStatus;
  readonly priority: Priority;
  readonly labelIds: readonly LabelId[];
  readonly snoozedUntil: Date | null;
  readonly waitingSince: Date | null;
  readonly replyDueAt: Date | null;
  readonly resolveDueAt: Date | null;
  readonly isMuted: boolean;
  readonly isBlocked: boolean;
  readonly attributes: Conversation["attributes"];
  readonly needsOperator: boolean;
  readonly branchId: BranchId | null;
  readonly teamId: TeamId | null;
  readonly teamName: string | null;
  readonly assigneeId: OperatorId | null;
  readonly assigneeName: string | null;
  readonly generation: number;
  readonly thinking: boolean;
  readonly unread: number;
  readonly lastSeq: number;
  readonly lastActivityAt: Date;
  readonly heldUp: HeldUp | null;
  readonly messageId: MessageId | null;
  readonly direction: MessageDirection | null;
  readonly author: MessageAuthor | null;
  readonly content: MessageContent | null;
  readonly messageStatus: DeliveryStatus | null;
  readonly isDeleted: boolean;
  readonly occurredAt: Date | null;
}

/** For whom a conversation is read: what is new is new to them; to an API key, whatever nobody has answered. */
type Reader = Pick<Viewer, "tenantId" | "operatorId">;

/** A conversation with everything its line in a list shows. `c` is the conversation, `p` the contact, `a` the channel account. */
export const selectConversations = ({ operatorId }: Reader, bind: Bind): string => `
  SELECT c.id, c."channelAccountId", a.kind AS "channelKind", a.name AS "channelName", c."contactId", p.name AS "contactName",
    c.mode, c.status, c.priority, c."snoozedUntil", c."waitingSince",
    CASE WHEN c.mode = 'operator' AND c.status = 'open' AND c."waitingSince" IS NOT NULL THEN c."replyDueAt" END AS "replyDueAt",
    CASE WHEN c.mode = 'operator' AND c.status = 'open' THEN c."resolveDueAt" END AS "resolveDueAt", c."isMuted", c."isBlocked", c.attributes, c."needsOperator",
    ARRAY(SELECT "labelId" FROM conversation_labels WHERE "conversationId" = c.id) AS "labelIds",
    c."branchId", c."teamId", t.name AS "teamName", c."assigneeId", o.name AS "assigneeName", c.generation,
    c."thinkingSince" IS NOT NULL AS thinking,
    ${operatorId === null ? "c.unread" : unreadOf("c", bind(operatorId))} AS unread, c."lastSeq", c."lastActivityAt",
    CASE WHEN a.status <> 'active' THEN jsonb_build_object('by', a.status, 'problem',
        (SELECT s.problem FROM telegram_sessions s WHERE s."channelAccountId" = a.id AND a.status = 'dead'))
      WHEN ${newChatsHeld("c", "a")} THEN jsonb_build_object('by', 'newChats', 'problem', NULL) END AS "heldUp",
    m.id AS "messageId", m.direction, m.author, m.content, m.status AS "messageStatus", m."occurredAt",
    m."deletedAt" IS NOT NULL AS "isDeleted"
  FROM conversations c
  JOIN channel_accounts a ON a.id = c."channelAccountId"
  JOIN contacts p ON p.id = c."contactId"
  LEFT JOIN operators o ON o.id = c."assigneeId"
  LEFT JOIN teams t ON t.id = c."teamId"
  LEFT JOIN messages m ON m."conversationId" = c.id AND m.seq = c."lastSeq"`;

export function presentConversation(row: ConversationRow, channels: Channels): Conversation {
  const {
    messageId,
    direction,
    author,
    content,
    messageStatus,
    isDeleted,
    occurredAt,
    lastActivityAt,
    snoozedUntil,
    waitingSince,
    replyDueAt,
    resolveDueAt,
    labelIds,
    ...conversation
  } = row;
  const lastMessage =
    messageId === null ||
    direction === null ||
    author === null ||
    content === null ||
    messageStatus === null ||
    occurredAt === null
      ? null
      : {
          id: messageId,
          direction,
          author,
          kind: content.kind,
          text: previewText(content),
          status: messageStatus,
          isDeleted,
          occurredAt: occurredAt.toISOString(),
        };
  const { limits, files, reactions } = channels[row.channelKind];
  return {
    ...conversation,
    lastMessage,
    labelIds: [...labelIds],
    snoozedUntil: snoozedUntil?.toISOString() ?? null,
    waitingSince: waitingSince?.toISOString() ?? null,
    replyDueAt: replyDueAt?.toISOString() ?? null,
    resolveDueAt: resolveDueAt?.toISOString() ?? null,
    lastActivityAt: lastActivityAt.toISOString(),
    textLengthLimit: limits.textLength,
    formatting: limits.formatting,
    changeableForMs: limits.changeableForMs,
    reactions: [...(reactions?.emoji ?? [])],
    fileLimits: files && { bytesMax: files.limits.bytesMax, captionLength: files.limits.captionLength },
  };
}

/** Throws conversation.not_found, also for a conversation of another tenant. */
export async function readConversation(
  { db, channels }: { readonly db: DataSource; readonly channels: Channels },
  reader: Reader,
  id: ConversationId,
): Promise<Conversation> {
  const { values, bind } = parameters();
  const [row]: ConversationRow[] = await db.query(
    `${selectConversations(reader, bind)} WHERE c.id = ${bind(id)} AND c."tenantId" = ${bind(reader.tenantId)}`,
    values,
  );
  if (row === undefined) throw new ProductError("conversation.not_found");
  return presentConversation(row, channels);
}
