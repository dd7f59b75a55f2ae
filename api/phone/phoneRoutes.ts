import { phoneCallRoutes } from "./calls.ts";
import type { PhoneRoute } from "./phoneRoute.ts";
import { phoneTokenRoutes } from "./tokens.ts";

/** Every address of the dialer's API. */
export const phoneRoutes: readonly PhoneRoute[] = [...phoneTokenRoutes, ...phoneCallRoutes];
