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
import { TelegramAccounts1796050000000 } from "./1796050000000-telegramAccounts.ts";

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
  TelegramAccounts1796050000000,
] as const;
