import type { RigOptions } from "../../support/actorRig.ts";
import { createActorRig } from "../../support/actorRig.ts";
import { buildOperator } from "../../support/builders.ts";
import { until } from "../../support/until.ts";
import type { OperatorId } from "../../../contracts/ids.ts";
import { newId } from "../../../entities/newId.ts";
import { OperatorRecord } from "../../../entities/operatorRecord.ts";
import { TeamMemberRecord } from "../../../entities/teamMemberRecord.ts";
import { TeamRecord } from "../../../entities/teamRecord.ts";

export type QueueRig = Awaited<ReturnType<typeof createQueueRig>>;

/** The actor rig with teams: conversations start with people, and wait in the line of the team that was built last. */
export async function createQueueRig({ settings, ...options }: RigOptions = {}) {
  const rig = await createActorRig({ settings: { startMode: "operator", ...settings }, ...options });
  const { db, tenant } = rig;

  return {
    ...rig,

    /** A team of people by name, all of them online. Newly opened conversations wait in its line. */
    async team(names: readonly string[], given: Partial<TeamRecord> = {}) {
      const team = { id: newId("tem"), tenantId: tenant.id, name: newId("tem") };
      await db.getRepository(TeamRecord).save({ ...team, ladderSeconds: null, ...given });
      const members: Record<string, OperatorRecord> = {};
      for (const name of names) {
        const member = await buildOperator(db, tenant, name);
        await db.getRepository(TeamMemberRecord).insert({ teamId: team.id, operatorId: member.id });
        members[name] = member;
      }
      const kept = { ...tenant.settings, ...settings, startMode: "operator", defaultTeamId: team.id };
      await db.query(`UPDATE tenants SET settings = $2 WHERE id = $1`, [tenant.id, JSON.stringify(kept)]);
      await this.present(Object.values(members));
      const idOf = (name: string) => {
        const member = members[name];
        if (member === undefined) throw new Error(`Nobody is called ${name}.`);
        return member.id;
      };
      return { ...team, idOf };
    },
    async present(
      operators: readonly Pick<OperatorRecord, "id">[],
      given: Partial<Pick<OperatorRecord, "presence" | "seenAt" | "maxOpenConversations">> = {},
    ) {
      for (const { id } of operators) {
        await db.getRepository(OperatorRecord).update({ id }, { presence: "online", seenAt: new Date(), ...given });
      }
    },
    write: (chatId: number, text = "Позовите человека") =>
      rig.receive(rig.bot.person({ id: chatId, firstName: "Жанна" }).compose(text)),
    async nameOf(id: OperatorId | null): Promise<string | null> {
      if (id === null) return null;
      const { name } = await db.getRepository(OperatorRecord).findOneByOrFail({ id });
      return name;
    },
    /** Waits until somebody has the chat, and says who. */
    async holder(chatId: number): Promise<string> {
      return until(async () => this.nameOf((await rig.conversationOf(chatId)).assigneeId));
    },
    /** Waits until the bells of all teams are quiet: their actors have seen everything. */
    async settled(): Promise<void> {
      await until(async () => {
        const loud = await db
          .getRepository(TeamRecord)
          .createQueryBuilder("t")
          .where(`t."queueBell" <> 'quiet'`)
          .getCount();
        return loud === 0;
      });
    },
  };
}
