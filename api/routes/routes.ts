import type { Route } from "../mount.ts";
import { actorRoutes } from "./actors.ts";
import { appealRoutes } from "./appeals.ts";
import { auditRoutes } from "./audit.ts";
import { channelAccountRoutes } from "./channelAccounts.ts";
import { codecRoutes } from "./codec.ts";
import { composingRoutes } from "./composing.ts";
import { contactRoutes } from "./contacts.ts";
import { conversationRoutes } from "./conversations.ts";
import { deliveryRoutes } from "./deliveries.ts";
import { inboxRoutes } from "./inbox.ts";
import { labelRoutes } from "./labels.ts";
import { messageRoutes } from "./messages.ts";
import { orderRoutes } from "./orders.ts";
import { peopleRoutes } from "./people.ts";
import { profileRoutes } from "./profile.ts";
import { scheduledReplyRoutes } from "./scheduledReplies.ts";
import { sessionRoutes } from "./session.ts";
import { setupRoutes } from "./setup.ts";
import { threadRoutes } from "./thread.ts";
import { twoFactorRoutes } from "./twoFactor.ts";

/** Every endpoint of the API. Fixed paths stand before those with parameters. */
export const routes: readonly Route[] = [
  ...setupRoutes,
  ...sessionRoutes,
  ...conversationRoutes,
  ...inboxRoutes,
  ...labelRoutes,
  ...threadRoutes,
  ...messageRoutes,
  ...deliveryRoutes,
  ...scheduledReplyRoutes,
  ...composingRoutes,
  ...orderRoutes,
  ...actorRoutes,
  ...appealRoutes,
  ...contactRoutes,
  ...channelAccountRoutes,
  ...codecRoutes,
  ...auditRoutes,
  ...peopleRoutes,
  ...profileRoutes,
  ...twoFactorRoutes,
];
