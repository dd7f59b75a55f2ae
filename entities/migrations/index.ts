import { People1795310000000 } from "./1795310000000-people.ts";
import { Init1795255200000 } from "./1795255200000-init.ts";
import { Access1795400000000 } from "./1795400000000-access.ts";
import { Tenants1795440000000 } from "./1795440000000-tenants.ts";
import { Audit1795300000000 } from "./1795300000000-audit.ts";

/** In the order in which they run. */
export const migrations = [
  Init1795255200000,
  Audit1795300000000,
  People1795310000000,
  Access1795400000000,
  Tenants1795440000000,
] as const;
