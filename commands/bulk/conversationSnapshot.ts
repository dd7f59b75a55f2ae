import type { EntityManager } from "typeorm";
import type { BulkAction } from "../../contracts/bulk.ts";
import type { ConversationMode, ConversationStatus, Priority } from "../../contracts/conversation.ts";
import type { AppealId, ConversationId, LabelId, OperatorId, TeamId } from "../../contracts/ids.ts";
import { unreadOf } from "../unreadOf.ts";

/** What a bulk run may change in a conversation, as JSON keeps it. */
export interface ConversationSnapshot {
  readonly status: ConversationStatus;
  readonly snoozedUntil: string | null;
  readonly mode: ConversationMode;
  readonly assigneeId: OperatorId | null;
  readonly teamId: TeamId | null;
  readonly priority: Priority;
  readonly isMuted: boolean;
  readonly unread: number;
  readonly readSeq: number;
  /** What is new to whom the run works for. */
  readonly ownUnread: number;
  readonly waitingSince: string | null;
  readonly labelIds: readonly LabelId[];
  readonly openAppealIds: readonly AppealId[];
}

export async function readSnapshot(
  manager: EntityManager,
  id: ConversationId,
  operatorId: OperatorId,
): Promise<ConversationSnapshot> {
  const [row]: { snapshot: ConversationSnapshot }[] = await manager.query(
    `SELECT jsonb_build_object('status', c.status, 'snoozedUntil', c."snoozedUntil", 'mode', c.mode,
       'assigneeId', c."assigneeId", 'teamId', c."teamId", 'priority', c.priority, 'isMuted', c."isMuted",
       'unread', c.unread, 'readSeq', c."readSeq", 'ownUnread', ${unreadOf("c", "$2")}, 'waitingSince', c."waitingSince",
       'labelIds', to_jsonb(ARRAY(SELECT "labelId" FROM conversation_labels WHERE "conversationId" = c.id ORDER BY 1)),
       'openAppealIds', to_jsonb(ARRAY(
         SELECT id FROM appeals WHERE "conversationId" = c.id AND status = 'open' ORDER BY 1))) AS snapshot
     FROM conversations c WHERE c.id = $1`,
    [id, operatorId],
  );
  if (row === undefined) throw new Error(`Conversation ${id} does not exist.`);
  return row.snapshot;
}

/** Whether a conversation is as an action would leave it: there is nothing to do, or it has been done already. */
export function isAlreadySo(action: BulkAction, now: ConversationSnapshot): boolean {
  switch (action.kind) {
    case "close":
      return now.status === "resolved";
    case "reopen":
      return now.status === "open";
    case "pending":
      return now.status === "pending";
    case "snooze":
      return now.status === "snoozed" && timeOf(now.snoozedUntil) === timeOf(action.until);
    case "assign":
      return now.mode === "operator" && isHeldBy(action.to, now);
    case "label":
      return (
        action.add.every((id) => now.labelIds.includes(id)) && !action.remove.some((id) => now.labelIds.includes(id))
      );
    case "priority":
      return now.priority === action.priority;
    case "mute":
      return now.isMuted === action.isMuted;
    case "read":
      return now.ownUnread === 0;
    case "unread":
      return now.ownUnread > 0;
  }
}

function isHeldBy(
  to: Extract<BulkAction, { kind: "assign" }>["to"],
  { assigneeId, teamId }: ConversationSnapshot,
): boolean {
  if (to?.kind === "operator") return assigneeId === to.id;
  return assigneeId === null && teamId === (to?.id ?? null);
}

const timeOf = (iso: string | null) => (iso === null ? null : Date.parse(iso));
