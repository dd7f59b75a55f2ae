import { People1795310000000 } from "./1795310000000-people.ts";
import { Init1795255200000 } from "./1795255200000-init.ts";
import { Access1795400000000 } from "./1795400000000-access.ts";
import { Inbox1795500000000 } from "./1795500000000-inbox.ts";
import { Composing1795540000000 } from "./1795540000000-composing.ts";
import { Audit1795300000000 } from "./1795300000000-audit.ts";

/** In the order in which they run. */
export const migrations = [
  Init1795255200000,
  Audit1795300000000,
  People1795310000000,
  Access1795400000000,
  Inbox1795500000000,
  Composing1795540000000,
] as const;
