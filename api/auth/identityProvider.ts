import { createSecretKey } from "node:crypto";
import { jwtVerify, SignJWT } from "jose";
import {
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  calculatePKCECodeChallenge,
  ClientError,
  discovery,
  fetchUserInfo,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
} from "openid-client";
import type { Configuration } from "openid-client";
import { z } from "zod";
import { OIDC_CALLBACK_PATH } from "../../contracts/oidc.ts";
import { OIDC_TICKET_TTL_MS } from "./cookies.ts";
import { SignInProblem } from "./signInProblem.ts";

const ANSWER_TIMEOUT_SECONDS = 10;
const AUDIENCE = "oidc";

export interface IdentityProviderSettings {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly name: string;
  readonly publicUrl: string;
  readonly jwtSecret: string;
}

/** OpenID Connect, authorization code flow with PKCE. What one attempt must bring back lies signed in its browser's cookie. */
export interface IdentityProvider {
  readonly name: string;
  /** Where to send a browser that wants to open `next` afterwards, and the ticket for its cookie. Throws SignInProblem. */
  begin(next: string): Promise<{ readonly url: URL; readonly ticket: string }>;
  /** The e-mail for which the provider vouches, in lower case. Throws SignInProblem. */
  finish(returned: URL, ticket: string | null): Promise<{ readonly email: string; readonly next: string }>;
}

const Ticket = z.object({ state: z.string(), nonce: z.string(), verifier: z.string(), next: z.string() });

const Vouched = z.object({
  email: z.string().trim().toLowerCase().pipe(z.email()),
  email_verified: z.literal(true),
});

export function createIdentityProvider(settings: IdentityProviderSettings): IdentityProvider {
  const { name, publicUrl, jwtSecret } = settings;
  const key = createSecretKey(Buffer.from(jwtSecret, "base64"));
  let discovering: Promise<Configuration> | null = null;

  /** Asked once; again where the provider was away. */
  function provider(): Promise<Configuration> {
    discovering ??= discover(settings).catch((error: unknown) => {
      discovering = null;
      throw new SignInProblem("away", error);
    });
    return discovering;
  }

  return {
    name,
    async begin(next) {
      const configuration = await provider();
      const ticket = { state: randomState(), nonce: randomNonce(), verifier: randomPKCECodeVerifier(), next };
      const url = buildAuthorizationUrl(configuration, {
        redirect_uri: publicUrl + OIDC_CALLBACK_PATH,
        scope: "openid email",
        state: ticket.state,
        nonce: ticket.nonce,
        code_challenge: await calculatePKCECodeChallenge(ticket.verifier),
        code_challenge_method: "S256",
      });
      const signed = new SignJWT(ticket).setProtectedHeader({ alg: "HS256" }).setAudience(AUDIENCE);
      return { url, ticket: await signed.setExpirationTime(new Date(Date.now() + OIDC_TICKET_TTL_MS)).sign(key) };
    },

    async finish(returned, ticket) {
      const { state, nonce, verifier, next } = await readTicket(ticket);
      const claims = await askWhoItIs(await provider(), returned, { state, nonce, verifier });
      const vouched = Vouched.safeParse(claims);
      if (!vouched.success) throw new SignInProblem("unverified");
      return { email: vouched.data.email, next };
    },
  };

  async function readTicket(ticket: string | null): Promise<z.infer<typeof Ticket>> {
    try {
      const { payload } = await jwtVerify(ticket ?? "", key, { algorithms: ["HS256"], audience: AUDIENCE });
      return Ticket.parse(payload);
    } catch (error) {
      throw new SignInProblem("failed", error);
    }
  }
}

const discover = ({ issuer, clientId, clientSecret }: IdentityProviderSettings): Promise<Configuration> =>
  discovery(new URL(issuer), clientId, clientSecret, undefined, {
    timeout: ANSWER_TIMEOUT_SECONDS,
    execute: issuer.startsWith("http:") ? [allowInsecureRequests] : [],
  });

/** Exchanges the code, which the provider takes once. Claims that the ID token does not carry are asked for. */
async function askWhoItIs(
  provider: Configuration,
  returned: URL,
  { state, nonce, verifier }: Omit<z.infer<typeof Ticket>, "next">,
): Promise<unknown> {
  try {
    const tokens = await authorizationCodeGrant(provider, returned, {
      expectedState: state,
      expectedNonce: nonce,
      pkceCodeVerifier: verifier,
      idTokenExpected: true,
    });
    const claims = tokens.claims();
    if (claims === undefined || "email" in claims) return claims;
    return await fetchUserInfo(provider, tokens.access_token, claims.sub);
  } catch (error) {
    throw new SignInProblem(didNotAnswer(error) ? "away" : "failed", error);
  }
}

/** `fetch` throws a TypeError where nobody listens. */
const didNotAnswer = (error: unknown): boolean =>
  error instanceof TypeError || (error instanceof ClientError && silent.has(error.code ?? ""));
const silent = new Set(["OAUTH_TIMEOUT", "OAUTH_RESPONSE_IS_NOT_CONFORM"]);
