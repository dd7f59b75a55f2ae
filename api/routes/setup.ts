import { beginSession } from "../../commands/beginSession.ts";
import { setUpInstallation } from "../../commands/setUpInstallation.ts";
import { getSetup, setUp } from "../../contracts/endpoints/session.ts";
import { sessionOriginOf } from "../auth/sessionOriginOf.ts";
import { openSession } from "../auth/openSession.ts";
import { openRoute } from "../mount.ts";
import { originOf } from "../requestOrigin.ts";

export const setupRoutes = [
  openRoute(getSetup, async ({ deps: { db } }) => {
    const operators: unknown[] = await db.query(`SELECT 1 FROM operators LIMIT 1`);
    return { needed: operators.length === 0 };
  }),

  openRoute(setUp, async ({ body, request, response, deps }) => {
    const operatorId = await setUpInstallation(deps.db, body, originOf(request));
    const { id, rotation } = await beginSession(deps.db.manager, operatorId, sessionOriginOf(request));
    return openSession(deps, response, { sessionId: id, rotation });
  }),
];
