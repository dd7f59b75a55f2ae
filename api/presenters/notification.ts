import type { DataSource } from "typeorm";
import type { OperatorId } from "../../contracts/ids.ts";
import type { MessageContent } from "../../contracts/message.ts";
import { previewText } from "../../contracts/message.ts";
import { NotificationSettings } from "../../contracts/notification.ts";
import type { Notification } from "../../contracts/notification.ts";
import type { SignedIn } from "../auth/signedIn.ts";
import { parameters } from "../parameters.ts";
import { sees } from "../scope/scopes.ts";

interface NotificationRow extends Omit<Notification, "createdAt" | "text"> {
  readonly createdAt: Date;
  readonly timeKey: string;
  readonly content: MessageContent | null;
}

interface Selection {
  readonly unreadOnly: boolean;
  readonly after: readonly [string | null, string | null];
  readonly limit: number;
}

const isShown = (n: string) => `(${n}."snoozedUntil" IS NULL OR ${n}."snoozedUntil" <= now())`;

/** An operator's own, with names and words only of conversations that they (still) see. */
export function readNotificationRows(
  db: DataSource,
  viewer: SignedIn,
  { unreadOnly, after: [timeKey, id], limit }: Selection,
): Promise<NotificationRow[]> {
  const { values, bind } = parameters();
  return db.query(
    `SELECT n.id, n.kind, n."conversationId", p.name AS "contactName", CASE WHEN c.id IS NOT NULL THEN n."messageId" END AS "messageId",
       k.id AS "companyId", k.name AS "companyName", w.id AS "taskId", w.title AS "taskTitle", m.content, n.by, n."createdAt", n."createdAt"::text AS "timeKey", n."readAt" IS NOT NULL AS "isRead"
     FROM notifications n
     LEFT JOIN conversations c ON c.id = n."conversationId" AND ${sees.conversation(viewer, "c", bind)}
     LEFT JOIN companies k ON k.id = n."companyId" AND ${sees.company(viewer, "k", bind)}
     LEFT JOIN tasks w ON w.id = n."taskId" AND ${sees.task(viewer, "w", bind)}
     LEFT JOIN contacts p ON p.id = c."contactId"
     LEFT JOIN messages m ON m.id = n."messageId" AND m."conversationId" = c.id
     WHERE n."operatorId" = ${bind(viewer.operatorId)} AND ${isShown("n")}
       ${unreadOnly ? `AND n."readAt" IS NULL` : ""}
       ${timeKey === null ? "" : `AND (n."createdAt", n.id) < (${bind(timeKey)}::timestamptz, ${bind(id)})`}
     ORDER BY n."createdAt" DESC, n.id DESC LIMIT ${bind(limit)}`,
    values,
  );
}

export function presentNotification(row: NotificationRow): Notification {
  const { timeKey: _, content, createdAt, ...notification } = row;
  return { ...notification, text: content && previewText(content), createdAt: createdAt.toISOString() };
}

export async function countUnread(db: DataSource, operatorId: OperatorId): Promise<number> {
  const rows: unknown[] = await db.query(
    `SELECT 1 FROM notifications n WHERE n."operatorId" = $1 AND n."readAt" IS NULL AND ${isShown("n")} LIMIT 100`,
    [operatorId],
  );
  return rows.length;
}

export async function readSettings(db: DataSource, operatorId: OperatorId): Promise<NotificationSettings> {
  const [row]: { settings: unknown }[] = await db.query(
    `SELECT "notificationSettings" AS settings FROM operators WHERE id = $1`,
    [operatorId],
  );
  return NotificationSettings.parse(row?.settings ?? {});
}
