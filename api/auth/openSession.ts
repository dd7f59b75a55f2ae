import type { Response } from "express";
import type { Session } from "../../contracts/endpoints/session.ts";
import { SESSION_TTL_MS } from "../../commands/beginSession.ts";
import type { ApiDeps } from "../apiDeps.ts";
import { presentOperator } from "../presenters/operator.ts";
import { cursorOf } from "../realtime/eventPosition.ts";
import { readHorizon } from "../realtime/readEvents.ts";
import { setCookie } from "./cookies.ts";
import { readSignedIn } from "./signedIn.ts";
import type { RefreshTicket } from "./tokens.ts";

/** Hands a browser the tokens of a living session: the access token in the answer, the others in their cookies. */
export async function openSession(
  { db, tokens, settings }: ApiDeps,
  response: Response,
  ticket: RefreshTicket,
): Promise<Session> {
  const operator = await readSignedIn(db, ticket.sessionId);
  const { token, expiresAt } = await tokens.sign(operator, ticket.sessionId, "console");
  setCookie(response, "refresh", tokens.signRefresh(ticket), settings.publicUrl);
  if (operator.isInstallationAdmin) {
    const codec = await tokens.sign(operator, ticket.sessionId, "codec", SESSION_TTL_MS);
    setCookie(response, "codec", codec.token, settings.publicUrl);
  }
  return {
    accessToken: token,
    expiresAt: expiresAt.toISOString(),
    operator: presentOperator(operator),
    since: cursorOf(await readHorizon(db)),
  };
}
