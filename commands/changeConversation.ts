import type { DataSource } from "typeorm";
import type { ConversationRef, OperatorRef } from "../contracts/actors.ts";
import type { Priority } from "../contracts/conversation.ts";
import { ProductError } from "../contracts/errors.ts";
import type { ConversationId, TenantId } from "../contracts/ids.ts";
import { lockConversation, refOf } from "./lockConversation.ts";
import { recordAudit } from "./recordAudit.ts";
import { recordDecision } from "./recordDecision.ts";
import { recordEvents } from "./recordEvents.ts";
import { ringOutbox } from "./ringOutbox.ts";
import { transact } from "./transact.ts";

/** Fields of a conversation that change nothing about who answers. Absent: left as it is. */
export interface ConversationChange {
  /** pending: nobody has to answer now. */
  readonly status?: "open" | "pending" | undefined;
  readonly priority?: Priority | undefined;
  readonly isMuted?: boolean | undefined;
  readonly isBlocked?: boolean | undefined;
  readonly attributes?: Readonly<Record<string, string | number | boolean | null>> | undefined;
}

type Before = Required<{ [Field in keyof ConversationChange]: unknown }>;

/**
 * Where people answer, the actor keeps what they promise: ring it. Throws conversation.closed for a change of the status of
 * a resolved one: that is reopened instead.
 */
export async function changeConversation(
  db: DataSource,
  { tenantId, conversationId }: { readonly tenantId: TenantId; readonly conversationId: ConversationId },
  change: ConversationChange,
  by: OperatorRef,
): Promise<ConversationRef | null> {
  return transact(db, async (manager) => {
    const conversation = await lockConversation(manager, conversationId, tenantId);
    const { status, lastSeq: afterSeq, generation } = conversation;
    if (change.status !== undefined && status === "resolved") throw new ProductError("conversation.closed");
    const [before]: Before[] = await manager.query(
      `SELECT status, priority, "isMuted", "isBlocked", attributes FROM conversations WHERE id = $1`,
      [conversationId],
    );
    if (before === undefined) throw new Error(`Conversation ${conversationId} is locked and not there.`);
    await manager.query(
      `UPDATE conversations SET status = coalesce($2, status), priority = coalesce($3, priority),
         "isMuted" = coalesce($4, "isMuted"), "isBlocked" = coalesce($5, "isBlocked"),
         attributes = jsonb_strip_nulls(attributes || coalesce($6::jsonb, '{}')),
         "takeBackAt" = CASE WHEN $2::text IS NULL THEN "takeBackAt" END,
         "snoozedUntil" = CASE WHEN $2::text IS NULL THEN "snoozedUntil" END,
         unread = CASE WHEN $5 THEN 0 ELSE unread END, "readSeq" = CASE WHEN $5 THEN "lastSeq" ELSE "readSeq" END,
         "waitingSince" = CASE WHEN $5 THEN NULL ELSE "waitingSince" END
       WHERE id = $1`,
      [
        conversationId,
        change.status ?? null,
        change.priority ?? null,
        change.isMuted ?? null,
        change.isBlocked ?? null,
        change.attributes === undefined ? null : JSON.stringify(change.attributes),
      ],
    );
    if (change.status !== undefined && change.status !== status) {
      const kind = change.status === "pending" ? "madePending" : "reopened";
      const reason = change.status === "pending" ? "operator.madePending" : "operator.reopened";
      await recordDecision(manager, conversation, { kind, reason, by: by.name, afterSeq, generation, bulk: by.bulk });
    }
    const named = Object.entries(change).filter(([, value]) => value !== undefined);
    await recordAudit(manager, {
      tenantId,
      by,
      action: "conversation.changed",
      entityId: conversationId,
      conversationId,
      before: Object.fromEntries(Object.entries(before).filter(([field]) => named.some(([name]) => name === field))),
      after: Object.fromEntries(named),
    });
    await recordEvents(manager, tenantId, [{ kind: "conversation.changed", conversationId }]);
    if (change.status === undefined || conversation.mode === "bot") return null;
    return (await ringOutbox(manager, conversation)) ? refOf(conversation) : null;
  });
}
