import type { Route } from "../mount.ts";
import { actorRoutes } from "./actors.ts";
import { apiKeyRoutes } from "./apiKeys.ts";
import { asOfRoutes } from "./asOf.ts";
import { appBuildRoutes } from "./appBuilds.ts";
import { appealRoutes } from "./appeals.ts";
import { auditRoutes } from "./audit.ts";
import { bulkRoutes } from "./bulk.ts";
import { callStatisticsRoutes } from "./callStatistics.ts";
import { callRoutes } from "./calls.ts";
import { channelAccountRoutes } from "./channelAccounts.ts";
import { codecRoutes } from "./codec.ts";
import { composingRoutes } from "./composing.ts";
import { contactRoutes } from "./contacts.ts";
import { conversationRoutes } from "./conversations.ts";
import { deliveryRoutes } from "./deliveries.ts";
import { deviceRoutes } from "./devices.ts";
import { folderRoutes } from "./folders.ts";
import { inboxRoutes } from "./inbox.ts";
import { notificationRoutes } from "./notifications.ts";
import { labelRoutes } from "./labels.ts";
import { installationRoutes } from "./installation.ts";
import { messageRoutes } from "./messages.ts";
import { orderRoutes } from "./orders.ts";
import { ownTenantRoutes } from "./ownTenant.ts";
import { peopleRoutes } from "./people.ts";
import { profileRoutes } from "./profile.ts";
import { queueRoutes } from "./queues.ts";
import { searchRoutes } from "./search.ts";
import { scheduledReplyRoutes } from "./scheduledReplies.ts";
import { sequenceRoutes } from "./sequences.ts";
import { sessionRoutes } from "./session.ts";
import { setupRoutes } from "./setup.ts";
import { threadRoutes } from "./thread.ts";
import { publicRoutes } from "./public.ts";
import { securityRoutes } from "./security.ts";
import { touchRunRoutes } from "./touchRuns.ts";
import { translationRoutes } from "./translation.ts";
import { companyMergeRoutes } from "./companyMerges.ts";
import { companyNoteRoutes } from "./companyNotes.ts";
import { companyRequestRoutes } from "./companyRequests.ts";
import { companyRoutes } from "./companies.ts";
import { companyViewRoutes } from "./companyViews.ts";
import { dictionaryRoutes } from "./dictionary.ts";
import { structureRoutes } from "./structure.ts";
import { historyImportRoutes } from "./historyImports.ts";
import { telegramAccountRoutes } from "./telegramAccounts.ts";
import { tenantRoutes } from "./tenants.ts";
import { twoFactorRoutes } from "./twoFactor.ts";
import { uploadRoutes } from "./uploads.ts";

/** Every endpoint of the API. Fixed paths stand before those with parameters. */
export const routes: readonly Route[] = [
  ...setupRoutes,
  ...sessionRoutes,
  ...conversationRoutes,
  ...inboxRoutes,
  ...labelRoutes,
  ...threadRoutes,
  ...folderRoutes,
  ...notificationRoutes,
  ...searchRoutes,
  ...messageRoutes,
  ...deliveryRoutes,
  ...uploadRoutes,
  ...scheduledReplyRoutes,
  ...composingRoutes,
  ...orderRoutes,
  ...queueRoutes,
  ...bulkRoutes,
  ...actorRoutes,
  ...asOfRoutes,
  ...appealRoutes,
  ...contactRoutes,
  ...callStatisticsRoutes,
  ...callRoutes,
  ...channelAccountRoutes,
  ...telegramAccountRoutes,
  ...historyImportRoutes,
  ...codecRoutes,
  ...auditRoutes,
  ...peopleRoutes,
  ...profileRoutes,
  ...twoFactorRoutes,
  ...apiKeyRoutes,
  ...publicRoutes,
  ...securityRoutes,
  ...translationRoutes,
  ...structureRoutes,
  ...tenantRoutes,
  ...ownTenantRoutes,
  ...installationRoutes,
  ...deviceRoutes,
  ...appBuildRoutes,
  ...companyRoutes,
  ...companyNoteRoutes,
  ...companyViewRoutes,
  ...companyRequestRoutes,
  ...companyMergeRoutes,
  ...dictionaryRoutes,
  ...sequenceRoutes,
  ...touchRunRoutes,
];
