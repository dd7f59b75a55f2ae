import type { DataSource, EntityManager } from "typeorm";
import type { ChangeOutcome } from "../../contracts/update.ts";
import { typedText } from "../../contracts/message.ts";
import { OUR_SIDE } from "../../contracts/messageChange.ts";
import { lockConversation } from "../lockConversation.ts";
import type { LockedConversation } from "../lockConversation.ts";
import { recordEvents } from "../recordEvents.ts";
import { ATTEMPTS_MAX, backoffMs } from "../settleSend.ts";
import { transact } from "../transact.ts";
import type { ChangedMessage } from "./applyChange.ts";
import { applyDeletion } from "./applyDeletion.ts";
import { applyEdit } from "./applyEdit.ts";
import { applyReaction } from "./applyReaction.ts";
import type { ReservedOrder } from "./reserveOrder.ts";

/** Writes how an order ended. Carried out, it is a change like the contact's own; refused, it says so in the provider's words. */
export async function settleOrder(db: DataSource, order: ReservedOrder, outcome: ChangeOutcome): Promise<void> {
  const { id, conversationId, messageId } = order;
  await transact(db, async (manager) => {
    const conversation = await lockConversation(manager, conversationId);
    const { status, detail, retryAfterMs } = endOf(outcome, order.attempts);
    const [, settled]: [unknown[], number] = await manager.query(
      `UPDATE message_orders SET status = $2, "failureDetail" = $3, "reservedAt" = NULL,
         "notBefore" = clock_timestamp() + make_interval(secs => $4::float8 / 1000)
       WHERE id = $1 AND status = 'waiting'`,
      [id, status, detail, retryAfterMs],
    );
    if (settled === 0) return;
    const message = await readMessage(manager, order);
    if (status === "done") await applyOrder(manager, conversation, message, order);
    await recordEvents(manager, conversation.tenantId, [{ kind: "message.changed", conversationId, messageId }]);
  });
}

async function applyOrder(
  manager: EntityManager,
  conversation: LockedConversation,
  message: ChangedMessage,
  { kind, text, operatorId, operatorName: name, messageId }: ReservedOrder,
): Promise<void> {
  const at = new Date();
  switch (kind) {
    case "delete":
      await applyDeletion(manager, conversation, message, at);
      return;
    case "edit": {
      if (text === null) throw new Error(`The edit of ${messageId} says nothing.`);
      const content = typedText(text);
      await applyEdit(manager, conversation, message, { content, at, operatorId, updateKey: null });
      return;
    }
    case "react": {
      const emoji = text === null ? [] : [text];
      await applyReaction(manager, conversation, message, {
        by: { externalId: OUR_SIDE, name },
        emoji,
        occurredAt: at,
      });
    }
  }
}

interface End {
  readonly status: "waiting" | "done" | "failed";
  readonly detail: string | null;
  readonly retryAfterMs: number | null;
}

/** What may have been carried out is tried again, since to repeat it is harmless. */
function endOf(outcome: ChangeOutcome, attempts: number): End {
  switch (outcome.kind) {
    case "ok":
      return { status: "done", detail: null, retryAfterMs: null };
    case "retryAfter":
      return { status: "waiting", detail: null, retryAfterMs: outcome.afterMs };
    case "retryBackoff":
    case "unknownOutcome":
    case "accountDead":
      if (attempts >= ATTEMPTS_MAX) return { status: "failed", detail: outcome.detail, retryAfterMs: null };
      return { status: "waiting", detail: outcome.detail, retryAfterMs: backoffMs(attempts) };
    case "permanent":
    case "needTemplate":
    case "recipientUnreachable":
    case "newChatsRefused":
      return { status: "failed", detail: outcome.detail, retryAfterMs: null };
  }
}

async function readMessage(manager: EntityManager, { messageId }: ReservedOrder): Promise<ChangedMessage> {
  const [message]: ChangedMessage[] = await manager.query(
    `SELECT id, seq, direction, content, "editedAt" FROM messages WHERE id = $1`,
    [messageId],
  );
  if (message === undefined) throw new Error(`Message ${messageId} does not exist.`);
  return message;
}
