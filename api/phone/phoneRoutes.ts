import { phoneDeviceRoutes } from "./devices.ts";
import { phoneCallRoutes } from "./calls.ts";
import type { PhoneRoute } from "./phoneRoute.ts";
import { phoneRecordRoutes } from "./records.ts";
import { phonePushRoutes } from "./push.ts";
import { phoneSessionRoutes } from "./session.ts";
import { phoneTokenRoutes } from "./tokens.ts";

/** Every address of the dialer's API. */
export const phoneRoutes: readonly PhoneRoute[] = [
  ...phoneTokenRoutes,
  ...phoneSessionRoutes,
  ...phoneCallRoutes,
  ...phoneDeviceRoutes,
  ...phoneRecordRoutes,
  ...phonePushRoutes,
];
