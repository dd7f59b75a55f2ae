import type { EntityManager } from "typeorm";
import type { MessageChange } from "../../contracts/messageChange.ts";
import type { LockedConversation } from "../lockConversation.ts";
import { recordEvents } from "../recordEvents.ts";
import type { ChangedMessage } from "./applyChange.ts";

type Reacted = Pick<Extract<MessageChange, { kind: "reacted" }>, "by" | "emoji" | "occurredAt">;
type Reactions = Extract<MessageChange, { kind: "reactions" }>;

/** Replaces one person's reactions to a message, unless a later set is known already. */
export async function applyReaction(
  manager: EntityManager,
  { id: conversationId, tenantId }: LockedConversation,
  { id: messageId }: ChangedMessage,
  { by, emoji, occurredAt }: Reacted,
): Promise<void> {
  const changed: unknown[] = await manager.query(
    `INSERT INTO message_reactions AS r ("messageId", author, name, emoji, at) VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT ("messageId", author) DO UPDATE SET name = EXCLUDED.name, emoji = EXCLUDED.emoji, at = EXCLUDED.at
     WHERE r.at <= EXCLUDED.at RETURNING 1`,
    [messageId, by.externalId, by.name, emoji, occurredAt],
  );
  if (changed.length > 0)
    await recordEvents(manager, tenantId, [{ kind: "message.changed", conversationId, messageId }]);
}

/** The same for several people; whoever is missing from a complete list took theirs back. */
export async function applyReactions(
  manager: EntityManager,
  conversation: LockedConversation,
  message: ChangedMessage,
  { by, isComplete, occurredAt }: Reactions,
): Promise<void> {
  const gone: { author: string; name: string }[] = isComplete
    ? await manager.query(
        `SELECT author, name FROM message_reactions WHERE "messageId" = $1 AND emoji <> '{}' AND NOT author = ANY($2)`,
        [message.id, by.map(({ externalId }) => externalId)],
      )
    : [];
  const none = gone.map(({ author, name }) => ({ externalId: author, name, emoji: [] }));
  for (const { emoji, ...person } of [...by, ...none])
    await applyReaction(manager, conversation, message, { by: person, emoji, occurredAt });
}
