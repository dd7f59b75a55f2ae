import type { DataSource, EntityManager } from "typeorm";
import type { ConversationId, TeamId } from "../contracts/ids.ts";
import { lockConversation } from "./lockConversation.ts";
import { recordDecision } from "./recordDecision.ts";
import { recordEvents } from "./recordEvents.ts";
import { transact } from "./transact.ts";

/** Takes back whatever was offered to somebody who has let their time run out. */
export async function takeBackOverdue(db: DataSource, teamId: TeamId): Promise<void> {
  const overdue: { id: ConversationId }[] = await db.query(
    `SELECT id FROM conversations WHERE "teamId" = $1 AND "takeBackAt" <= clock_timestamp() ORDER BY "takeBackAt" LIMIT 100`,
    [teamId],
  );
  for (const { id } of overdue) await transact(db, (manager) => takeBack(manager, id));
}

async function takeBack(manager: EntityManager, id: ConversationId): Promise<void> {
  const conversation = await lockConversation(manager, id);
  const { tenantId, lastSeq: afterSeq, generation } = conversation;
  const [[taken]]: [{ seconds: number | null; name: string }[], number] = await manager.query(
    `UPDATE conversations c SET "assigneeId" = NULL, "needsOperator" = true, "takeBackAt" = NULL
     FROM operators o, teams t
     WHERE c.id = $1 AND c."takeBackAt" <= clock_timestamp() AND c.status = 'open' AND o.id = c."assigneeId" AND t.id = c."teamId"
     RETURNING o.name, t."ladderSeconds" AS seconds`,
    [id],
  );
  if (taken === undefined) return;
  const inputs = { from: taken.name, seconds: taken.seconds };
  const decision = { kind: "takenBack", reason: "assign.noAnswer", by: "rules", afterSeq, generation, inputs } as const;
  await recordDecision(manager, conversation, decision);
  await recordEvents(manager, tenantId, [{ kind: "conversation.changed", conversationId: id }]);
}
