import type { MigrationInterface, QueryRunner } from "typeorm";

const waits = (row: string) =>
  `(${row}."teamId" IS NOT NULL AND ${row}."assigneeId" IS NULL AND ${row}.mode = 'operator' AND ${row}.status = 'open')`;

/** Teams' lines: how they are served, who had what, and the bells that wake the teams' actors. */
export class Queue1795530000000 implements MigrationInterface {
  readonly name = "Queue1795530000000";

  async up(runner: QueryRunner): Promise<void> {
    const statements = [
      `ALTER TABLE "teams"
        ADD COLUMN "order" text NOT NULL DEFAULT 'roundRobin',
        ADD COLUMN "ladderSeconds" integer DEFAULT 120,
        ADD COLUMN "businessHours" jsonb,
        ADD COLUMN "offHoursText" text,
        ADD COLUMN "sla" jsonb,
        ADD COLUMN "queueBell" text NOT NULL DEFAULT 'quiet',
        ADD COLUMN "queueBellReason" text,
        ADD COLUMN "queueBellRungAt" timestamptz`,
      `CREATE INDEX "teams_awake" ON "teams" ("queueBellRungAt") WHERE "queueBell" <> 'quiet'`,
      `ALTER TABLE "team_members" ADD COLUMN "servedAt" timestamptz`,
      `ALTER TABLE "contacts" ADD COLUMN "responsibleId" text`,
      `ALTER TABLE "conversations"
        ADD COLUMN "offeredTo" text[] NOT NULL DEFAULT '{}',
        ADD COLUMN "takeBackAt" timestamptz,
        ADD COLUMN "roundEndedAt" timestamptz,
        ADD COLUMN "offHoursUntil" timestamptz,
        ADD COLUMN "keptFor" text,
        ADD COLUMN "sla" jsonb,
        ADD COLUMN "replyDueAt" timestamptz,
        ADD COLUMN "resolveDueAt" timestamptz,
        ADD COLUMN "slaAlarmAt" timestamptz`,
      `CREATE INDEX "conversations_queue" ON "conversations" ("teamId")
        WHERE "teamId" IS NOT NULL AND "assigneeId" IS NULL AND mode = 'operator' AND status = 'open'`,
      `CREATE INDEX "conversations_offered" ON "conversations" ("teamId", "takeBackAt") WHERE "takeBackAt" IS NOT NULL`,
      `CREATE INDEX "conversations_alarm" ON "conversations" ("slaAlarmAt") WHERE "slaAlarmAt" IS NOT NULL`,
      `DROP INDEX "decisions_once"`,
      `CREATE UNIQUE INDEX "decisions_once" ON "decisions" ("conversationId", "afterSeq", "generation", "kind")
        WHERE kind IN ('answered', 'askedOperator', 'stayedSilent', 'superseded', 'takenOver', 'handedBack', 'closed')`,

      // The row is locked also where the bell rings already: the actor that is about to silence it waits for this
      // transaction, and reads what it wrote.
      `CREATE FUNCTION ring_queue(team text, fact text) RETURNS void LANGUAGE sql AS $$
        UPDATE teams SET "queueBell" = CASE "queueBell" WHEN 'quiet' THEN 'ringing' ELSE "queueBell" END,
          "queueBellRungAt" = CASE "queueBell" WHEN 'quiet' THEN now() ELSE "queueBellRungAt" END,
          "queueBellReason" = fact WHERE id = team
      $$`,
      // Locks first and looks in a later statement, which sees whoever began to wait meanwhile.
      `CREATE FUNCTION ring_queues_of(operator text) RETURNS void LANGUAGE plpgsql AS $$
      BEGIN
        PERFORM 1 FROM teams WHERE id IN (SELECT "teamId" FROM team_members WHERE "operatorId" = operator)
          ORDER BY id FOR NO KEY UPDATE;
        PERFORM ring_queue(t.id, 'operatorAvailable') FROM teams t JOIN team_members m ON m."teamId" = t.id
          WHERE m."operatorId" = operator AND EXISTS (SELECT 1 FROM conversations c WHERE c."teamId" = t.id AND ${waits("c")});
      END $$`,

      // Here and not in the commands, so that none of them can forget whom it concerns.
      `CREATE FUNCTION conversation_changed_line() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF ${waits("NEW")} AND (TG_OP = 'INSERT' OR NOT ${waits("OLD")} OR OLD."teamId" <> NEW."teamId") THEN
          PERFORM ring_queue(NEW."teamId", 'conversationWaiting');
        END IF;
        IF TG_OP = 'UPDATE' AND OLD."assigneeId" IS NOT NULL AND OLD.status = 'open'
          AND (NEW.status <> 'open' OR NEW."assigneeId" IS DISTINCT FROM OLD."assigneeId") THEN
          PERFORM ring_queues_of(OLD."assigneeId");
        END IF;
        RETURN NULL;
      END $$`,
      `CREATE TRIGGER conversations_entered_line AFTER INSERT ON "conversations"
       FOR EACH ROW WHEN (NEW."teamId" IS NOT NULL) EXECUTE FUNCTION conversation_changed_line()`,
      `CREATE TRIGGER conversations_changed_line AFTER UPDATE OF mode, status, "teamId", "assigneeId" ON "conversations"
       FOR EACH ROW WHEN ((OLD.mode, OLD.status, OLD."teamId", OLD."assigneeId") IS DISTINCT FROM (NEW.mode, NEW.status, NEW."teamId", NEW."assigneeId"))
       EXECUTE FUNCTION conversation_changed_line()`,

      `CREATE FUNCTION operator_became_available() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        PERFORM ring_queues_of(NEW.id);
        RETURN NULL;
      END $$`,
      `CREATE TRIGGER operators_became_available AFTER UPDATE OF presence, "seenAt", "maxOpenConversations", "deactivatedAt" ON "operators"
       FOR EACH ROW WHEN (NEW.presence = 'online' AND NEW."deactivatedAt" IS NULL AND (
         OLD.presence <> 'online' OR OLD."deactivatedAt" IS NOT NULL
         OR OLD."maxOpenConversations" IS DISTINCT FROM NEW."maxOpenConversations"
         OR (NEW."seenAt" IS DISTINCT FROM OLD."seenAt" AND (OLD."seenAt" IS NULL OR OLD."seenAt" < now() - interval '5 minutes'))))
       EXECUTE FUNCTION operator_became_available()`,

      `CREATE FUNCTION team_got_member() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        PERFORM ring_queues_of(NEW."operatorId");
        RETURN NULL;
      END $$`,
      `CREATE TRIGGER team_members_joined AFTER INSERT ON "team_members" FOR EACH ROW EXECUTE FUNCTION team_got_member()`,
    ];
    for (const statement of statements) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    const statements = [
      `DROP TRIGGER team_members_joined ON "team_members"`,
      `DROP TRIGGER operators_became_available ON "operators"`,
      `DROP TRIGGER conversations_changed_line ON "conversations"`,
      `DROP TRIGGER conversations_entered_line ON "conversations"`,
      `DROP FUNCTION team_got_member()`,
      `DROP FUNCTION operator_became_available()`,
      `DROP FUNCTION conversation_changed_line()`,
      `DROP FUNCTION ring_queues_of(text)`,
      `DROP FUNCTION ring_queue(text, text)`,
      `DELETE FROM "decisions" WHERE kind IN ('assigned', 'queued', 'unassigned', 'takenBack', 'toldOffHours', 'slaBreached')`,
      `DROP INDEX "decisions_once"`,
      `CREATE UNIQUE INDEX "decisions_once" ON "decisions" ("conversationId", "afterSeq", "generation", "kind")
        WHERE kind NOT IN ('snoozed', 'snoozeEnded', 'madePending', 'reopened')`,
      `ALTER TABLE "conversations" DROP COLUMN "offeredTo", DROP COLUMN "takeBackAt", DROP COLUMN "roundEndedAt",
        DROP COLUMN "offHoursUntil", DROP COLUMN "keptFor", DROP COLUMN "sla", DROP COLUMN "replyDueAt",
        DROP COLUMN "resolveDueAt", DROP COLUMN "slaAlarmAt"`,
      `ALTER TABLE "contacts" DROP COLUMN "responsibleId"`,
      `ALTER TABLE "team_members" DROP COLUMN "servedAt"`,
      `ALTER TABLE "teams" DROP COLUMN "order", DROP COLUMN "ladderSeconds", DROP COLUMN "businessHours",
        DROP COLUMN "offHoursText", DROP COLUMN "sla", DROP COLUMN "queueBell", DROP COLUMN "queueBellReason", DROP COLUMN "queueBellRungAt"`,
    ];
    for (const statement of statements) await runner.query(statement);
  }
}
