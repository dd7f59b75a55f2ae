import type { Request, RequestHandler, Response } from "express";
import { z } from "zod";
import { recordFailedSignIn } from "../../commands/recordFailedSignIn.ts";
import { signInByProvider } from "../../commands/signInByProvider.ts";
import { ProductError } from "../../contracts/errors.ts";
import { ConsolePath } from "../../contracts/oidc.ts";
import type { ApiDeps } from "../apiDeps.ts";
import { clearCookie, readCookie, setCookie } from "../auth/cookies.ts";
import type { IdentityProvider } from "../auth/identityProvider.ts";
import { openSession } from "../auth/openSession.ts";
import { SignInProblem } from "../auth/signInProblem.ts";
import { requestIdOf, sessionOriginOf } from "../requestOrigin.ts";

const StartQuery = z.object({ next: ConsolePath.catch("/inbox") });

/** Sends a browser to the identity provider. No endpoint object, because its answer is a redirection. */
export const serveOidcStart = (deps: ApiDeps): RequestHandler =>
  redirecting(deps, async (provider, request, response) => {
    const { url, ticket } = await provider.begin(StartQuery.parse(request.query).next);
    setCookie(response, "oidc", ticket, deps.settings.publicUrl);
    return url.href;
  });

/**
 * Takes a browser back from it: the active operator with the e-mail it vouches for is signed in, without a code of our own,
 * which is the provider's to ask. No endpoint object, because its answer is a redirection.
 */
export const serveOidcCallback = (deps: ApiDeps): RequestHandler =>
  redirecting(deps, async (provider, request, response) => {
    const { db, settings } = deps;
    const ticket = readCookie(request, "oidc");
    clearCookie(response, "oidc", settings.publicUrl);
    const { email, next } = await provider.finish(new URL(settings.publicUrl + request.originalUrl), ticket);
    const origin = sessionOriginOf(request);
    const begun = await signInByProvider(db, email, origin);
    if (begun === null) {
      await recordFailedSignIn(db, undefined, origin);
      throw new SignInProblem("unknown");
    }
    await openSession(deps, response, { sessionId: begun.id, rotation: begun.rotation });
    return next;
  });

type Step = (provider: IdentityProvider, request: Request, response: Response) => Promise<string>;

/** Redirects to where a step says, and to the sign-in screen where it did not work. */
function redirecting({ identityProvider, log }: ApiDeps, step: Step): RequestHandler {
  return async (request, response) => {
    if (identityProvider === null) throw new ProductError("request.not_found");
    response.setHeader("x-request-id", requestIdOf(request));
    response.setHeader("cache-control", "no-store");
    try {
      response.redirect(await step(identityProvider, request, response));
    } catch (error) {
      if (!(error instanceof SignInProblem)) throw error;
      log.warn({ err: error, requestId: requestIdOf(request) }, "A sign-in at the identity provider did not work.");
      response.redirect(`/sign-in?problem=${error.problem}`);
    }
  };
}
