import type { EntityManager } from "typeorm";
import type { OperatorId } from "../contracts/ids.ts";
import { Sla } from "../contracts/sla.ts";
import { headsOf } from "./headsOf.ts";
import type { LockedConversation } from "./lockConversation.ts";
import { notify } from "./notify.ts";
import { recordDecision } from "./recordDecision.ts";
import { recordEvents } from "./recordEvents.ts";
import { alarmsOf } from "./slaAfter.ts";

/** Tells whose a locked conversation is, and the heads, of every promise that has been broken until now: of each once. */
export async function tellBreaches(manager: EntityManager, conversation: LockedConversation): Promise<void> {
  const { id, tenantId, teamId, assigneeId, lastSeq: afterSeq, generation } = conversation;
  const [row]: { sla: unknown; isDue: boolean }[] = await manager.query(
    `SELECT sla, coalesce("slaAlarmAt" <= clock_timestamp(), false) AS "isDue" FROM conversations WHERE id = $1`,
    [id],
  );
  if (row === undefined || !row.isDue || row.sla === null) return;
  const sla = Sla.parse(row.sla);
  const alarms = alarmsOf(sla);
  const broken = alarms.filter(({ atMs }) => atMs <= Date.now());
  const told = [...sla.told, ...broken.map(({ kind }) => kind)];
  const next = alarms[broken.length];
  await manager.query(`UPDATE conversations SET sla = $2, "slaAlarmAt" = $3 WHERE id = $1`, [
    id,
    JSON.stringify({ ...sla, told }),
    next === undefined ? null : new Date(next.atMs),
  ]);
  const listeners = new Set<OperatorId>([
    ...(assigneeId === null ? [] : [assigneeId]),
    ...(await headsOf(manager, tenantId, teamId)),
  ]);
  for (const { kind, atMs } of broken) {
    const inputs = { dueAt: new Date(atMs).toISOString(), policy: kind };
    const decision = { kind: "slaBreached", reason: `sla.${kind}`, by: "rules", afterSeq, generation, inputs } as const;
    await recordDecision(manager, conversation, decision);
    for (const operatorId of listeners) {
      const key = `sla/${id}/${kind}/${atMs}`;
      await notify(manager, { tenantId, operatorId, kind: "slaBreached", key, conversationId: id });
    }
  }
  await recordEvents(manager, tenantId, [{ kind: "conversation.changed", conversationId: id }]);
}
