import { Init1795255200000 } from "./1795255200000-init.ts";
import { Audit1795300000000 } from "./1795300000000-audit.ts";
import { People1795310000000 } from "./1795310000000-people.ts";
import { Access1795400000000 } from "./1795400000000-access.ts";
import { SignIn1795420000000 } from "./1795420000000-signIn.ts";
import { Tenants1795440000000 } from "./1795440000000-tenants.ts";
import { ApiKeys1795450000000 } from "./1795450000000-api-keys.ts";
import { Lists1795460000000 } from "./1795460000000-lists.ts";
import { Inbox1795500000000 } from "./1795500000000-inbox.ts";
import { Notifications1795510000000 } from "./1795510000000-notifications.ts";
import { Search1795520000000 } from "./1795520000000-search.ts";
import { Queue1795530000000 } from "./1795530000000-queue.ts";
import { Composing1795540000000 } from "./1795540000000-composing.ts";
import { Folders1795560000000 } from "./1795560000000-folders.ts";
import { Files1796000000000 } from "./1796000000000-files.ts";
import { States1796010000000 } from "./1796010000000-states.ts";
import { Bulk1796020000000 } from "./1796020000000-bulk.ts";
import { Waiting1796040000000 } from "./1796040000000-waiting.ts";
import { TelegramAccounts1796050000000 } from "./1796050000000-telegramAccounts.ts";
import { Blocked1796060000000 } from "./1796060000000-blocked.ts";
import { Translations1796061000000 } from "./1796061000000-translations.ts";
import { Records1797000000000 } from "./1797000000000-records.ts";
import { Reads1797010000000 } from "./1797010000000-reads.ts";
import { TelegramInbound1797020000000 } from "./1797020000000-telegramInbound.ts";
import { TelegramSending1797030000000 } from "./1797030000000-telegramSending.ts";
import { TelegramAccountEvents1797040000000 } from "./1797040000000-telegramAccountEvents.ts";
import { BusinessConnections1797041000000 } from "./1797041000000-businessConnections.ts";
import { Calls1797050000000 } from "./1797050000000-calls.ts";
import { Phones1797060000000 } from "./1797060000000-phones.ts";
import { Companies1797070000000 } from "./1797070000000-companies.ts";
import { CompanyRequests1797071000000 } from "./1797071000000-companyRequests.ts";
import { CallMoments1797080000000 } from "./1797080000000-callMoments.ts";
import { CompanyMerges1797090000000 } from "./1797090000000-companyMerges.ts";
import { CallReportNotes1797095000000 } from "./1797095000000-callReportNotes.ts";
import { PhonePushes1797095000001 } from "./1797095000001-phonePushes.ts";
import { Tasks1797100000010 } from "./1797100000010-tasks.ts";
import { CallsByKeys1797100000011 } from "./1797100000011-callsByKeys.ts";
import { Funnel1797200000001 } from "./1797200000001-funnel.ts";
import { Touches1797300000001 } from "./1797300000001-touches.ts";
import { Simulations1797400000001 } from "./1797400000001-simulations.ts";
import { EventCatalogue1797500000050 } from "./1797500000050-eventCatalogue.ts";
import { ConsumersBegin1797600000001 } from "./1797600000001-consumersBegin.ts";
import { SpreadLooks1797700200000 } from "./1797700200000-spreadLooks.ts";

/** In the order in which they run. */
export const migrations = [
  Init1795255200000,
  Audit1795300000000,
  People1795310000000,
  Access1795400000000,
  SignIn1795420000000,
  Tenants1795440000000,
  ApiKeys1795450000000,
  Lists1795460000000,
  Inbox1795500000000,
  Notifications1795510000000,
  Search1795520000000,
  Queue1795530000000,
  Composing1795540000000,
  Folders1795560000000,
  Files1796000000000,
  States1796010000000,
  Bulk1796020000000,
  Waiting1796040000000,
  TelegramAccounts1796050000000,
  Blocked1796060000000,
  Translations1796061000000,
  Records1797000000000,
  Reads1797010000000,
  TelegramInbound1797020000000,
  TelegramSending1797030000000,
  TelegramAccountEvents1797040000000,
  BusinessConnections1797041000000,
  Calls1797050000000,
  Phones1797060000000,
  Companies1797070000000,
  CompanyRequests1797071000000,
  CallMoments1797080000000,
  CompanyMerges1797090000000,
  CallReportNotes1797095000000,
  PhonePushes1797095000001,
  Tasks1797100000010,
  CallsByKeys1797100000011,
  Funnel1797200000001,
  Touches1797300000001,
  Simulations1797400000001,
  EventCatalogue1797500000050,
  ConsumersBegin1797600000001,
  SpreadLooks1797700200000,
] as const;
