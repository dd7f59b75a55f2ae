import type { EntityManager } from "typeorm";
import type { AuthorRef } from "../contracts/actors.ts";
import type { AnsweredMeanwhile } from "../contracts/answeredMeanwhile.ts";
import { ProductError } from "../contracts/errors.ts";
import type { LockedConversation } from "./lockConversation.ts";

interface Answer extends Omit<AnsweredMeanwhile, "at"> {
  readonly at: Date;
}

/**
 * Throws message.answered_meanwhile where somebody else, a colleague, the bot or a program, has answered the contact after
 * what the author has seen. Under the conversation's lock, so of two who send at the same moment one is asked. An answer
 * counts while it is still held back, and no more once it was withdrawn or has failed; a touch answers nobody.
 */
export async function requireUnanswered(
  manager: EntityManager,
  { id, lastSeq }: LockedConversation,
  seenSeq: number,
  by: AuthorRef,
): Promise<void> {
  if (lastSeq <= seenSeq) return;
  const [answer]: Answer[] = await manager.query(
    `SELECT m.seq, m.author, coalesce(o.name, k.name) AS name, m."occurredAt" AS at
     FROM messages m LEFT JOIN operators o ON o.id = m."operatorId" LEFT JOIN api_keys k ON k.id = m."apiKeyId"
     WHERE m."conversationId" = $1 AND m.seq > $2 AND m.direction = 'out' AND m.author <> 'touch' AND m.status NOT IN ('cancelled', 'failed')
       AND (m."operatorId", m."apiKeyId") IS DISTINCT FROM ($3::text, $4::text)
     ORDER BY m.seq DESC LIMIT 1`,
    [id, seenSeq, by.operatorId, by.apiKeyId ?? null],
  );
  if (answer === undefined) return;
  const details: AnsweredMeanwhile = { ...answer, at: answer.at.toISOString() };
  throw new ProductError("message.answered_meanwhile", details);
}
