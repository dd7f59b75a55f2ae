import { beginSession } from "../../commands/beginSession.ts";
import { setUpInstallation } from "../../commands/setUpInstallation.ts";
import { getSetup, setUp } from "../../contracts/endpoints/session.ts";
import { openSession } from "../auth/openSession.ts";
import { openRoute } from "../mount.ts";
import { sessionOriginOf } from "../requestOrigin.ts";

export const setupRoutes = [
  openRoute(getSetup, async ({ deps: { db } }) => {
    const operators: unknown[] = await db.query(`SELECT 1 FROM operators LIMIT 1`);
    return { needed: operators.length === 0 };
  }),

  openRoute(setUp, async ({ body, request, response, deps }) => {
    const origin = sessionOriginOf(request);
    const operatorId = await setUpInstallation(deps.db, body, origin);
    const { id, rotation } = await beginSession(deps.db.manager, operatorId, origin);
    return openSession(deps, response, { sessionId: id, rotation });
  }),
];
