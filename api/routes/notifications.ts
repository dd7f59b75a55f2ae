import { changeNotificationSettings as change } from "../../commands/changeNotificationSettings.ts";
import { subscribe, unsubscribe } from "../../commands/pushes.ts";
import { readNotifications as read, snoozeNotification as snooze } from "../../commands/readNotifications.ts";
import {
  changeNotificationSettings,
  getNotificationSettings,
  listNotifications,
  readNotifications,
  snoozeNotification,
  subscribePush,
  unsubscribePush,
} from "../../contracts/endpoints/notifications.ts";
import { pageOf, readCursor, TimeKey } from "../cursor.ts";
import { route } from "../mount.ts";
import { pushIdOf } from "../notifying/pushIdOf.ts";
import { countUnread, presentNotification, readNotificationRows, readSettings } from "../presenters/notification.ts";

export const notificationRoutes = [
  route(listNotifications, async ({ query: { unread, cursor, limit }, operator, deps: { db } }) => {
    const after = readCursor(cursor, TimeKey);
    const options = { unreadOnly: unread === "true", after, limit: limit + 1 };
    const [rows, count] = await Promise.all([
      readNotificationRows(db, operator, options),
      countUnread(db, operator.operatorId),
    ]);
    const { page, next } = pageOf(rows, limit, (row) => [row.timeKey, row.id]);
    return { notifications: page.map(presentNotification), unread: count, next };
  }),

  route(readNotifications, async ({ body: { ids }, operator: { operatorId }, deps: { db } }) => {
    await read(db, operatorId, ids ?? null);
    return { unread: await countUnread(db, operatorId) };
  }),

  route(snoozeNotification, async ({ params: { notificationId }, body: { until }, operator, deps: { db } }) => {
    await snooze(db, operator.operatorId, notificationId, new Date(until));
    return {};
  }),

  route(getNotificationSettings, async ({ operator: { operatorId }, deps: { db, pushing } }) => ({
    settings: await readSettings(db, operatorId),
    pushKey: pushing.keys.publicKey,
  })),

  route(changeNotificationSettings, async ({ body, operator, deps: { db } }) => {
    await change(db, operator.operatorId, body);
    return readSettings(db, operator.operatorId);
  }),

  route(subscribePush, async ({ body, operator: { operatorId }, deps: { db, sealer } }) => {
    await subscribe(db, { id: pushIdOf(body.endpoint), operatorId, sealed: sealer.seal(JSON.stringify(body)) });
    return {};
  }),

  route(unsubscribePush, async ({ body: { endpoint }, operator: { operatorId }, deps: { db } }) => {
    await unsubscribe(db, pushIdOf(endpoint), operatorId);
    return {};
  }),
];
