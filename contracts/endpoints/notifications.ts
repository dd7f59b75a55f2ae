import { z } from "zod";
import { endpoint } from "../endpoint.ts";
import { NotificationId } from "../ids.ts";
import { Notification, NotificationSettings, PushSubscription } from "../notification.ts";

const base = "/api/v1/operator/notifications" as const;
const access = "signedIn";

/** Newest first, without those that are snoozed. */
export const listNotifications = endpoint({
  name: "listNotifications",
  summary: "What the operator should hear of, the newest first.",
  method: "GET",
  path: base,
  access,
  query: z.object({
    unread: z.enum(["true", "false"]).default("false"),
    cursor: z.string().max(200).optional(),
    limit: z.coerce.number().int().min(1).max(100).default(50),
  }),
  result: z.object({ notifications: z.array(Notification), unread: z.number().int(), next: z.string().nullable() }),
});

export const readNotifications = endpoint({
  name: "readNotifications",
  summary: "Mark notifications as read: those that are named, or all.",
  method: "POST",
  path: `${base}/read`,
  access,
  body: z.object({ ids: z.array(NotificationId).max(100).optional() }),
  result: z.object({ unread: z.number().int() }),
});

export const snoozeNotification = endpoint({
  name: "snoozeNotification",
  summary: "Put a notification out of sight until a time; then it is unread again.",
  method: "POST",
  path: `${base}/:notificationId/snooze`,
  access,
  params: z.object({ notificationId: NotificationId }),
  body: z.object({ until: z.iso.datetime() }),
  result: z.object({}),
});

/** `pushKey` is the installation's public key (VAPID, RFC 8292), for the browser to subscribe with. */
export const getNotificationSettings = endpoint({
  name: "getNotificationSettings",
  summary: "What the operator wants to hear, and how.",
  method: "GET",
  path: `${base}/settings`,
  access,
  result: z.object({ settings: NotificationSettings, pushKey: z.string() }),
});

export const changeNotificationSettings = endpoint({
  name: "changeNotificationSettings",
  summary: "Choose what to hear, and how.",
  method: "PATCH",
  path: `${base}/settings`,
  access,
  body: NotificationSettings.partial(),
  result: NotificationSettings,
});

export const subscribePush = endpoint({
  name: "subscribePush",
  summary: "Tell this browser of notifications though no console is open. Subscribing again changes nothing.",
  method: "POST",
  path: `${base}/push`,
  access,
  body: PushSubscription,
  result: z.object({}),
});

export const unsubscribePush = endpoint({
  name: "unsubscribePush",
  summary: "Tell this browser no more.",
  method: "DELETE",
  path: `${base}/push`,
  access,
  body: PushSubscription.pick({ endpoint: true }),
  result: z.object({}),
});
