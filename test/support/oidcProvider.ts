import { randomBytes } from "node:crypto";
import { createServer } from "node:http";
import type { RequestListener } from "node:http";
import { Provider } from "oidc-provider";

export interface ProviderAccount {
  readonly email: string;
  readonly email_verified: boolean;
}

const notYet: RequestListener = (_, response) => void response.writeHead(503).end();

/**
 * A real OpenID provider with one client, whose people are whoever a test says; any password is right. It answers 503 until it is
 * told where the client wants its browsers back, which may be known only after the client was started.
 */
export async function startOidcProvider() {
  const accounts = new Map<string, ProviderAccount>();
  let answer = notYet;
  const server = createServer((request, response) => answer(request, response));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The provider has no port.");
  // Another site than the product at 127.0.0.1, so that a browser treats its cookies as in real life.
  const issuer = `http://localhost:${address.port}`;
  const client = { client_id: "switchboard", client_secret: randomBytes(16).toString("hex") };
  return {
    accounts,
    variables: {
      OIDC_ISSUER: issuer,
      OIDC_CLIENT_ID: client.client_id,
      OIDC_CLIENT_SECRET: client.client_secret,
      OIDC_NAME: "Почта компании",
    },
    serve(redirectUri: string) {
      const provider = new Provider(issuer, {
        clients: [
          { ...client, redirect_uris: [redirectUri], response_types: ["code"], grant_types: ["authorization_code"] },
        ],
        cookies: { keys: [randomBytes(16).toString("hex")] },
        claims: { openid: ["sub"], email: ["email", "email_verified"] },
        pkce: { required: () => true },
        findAccount: (_, sub) => ({ accountId: sub, claims: () => ({ sub, ...accounts.get(sub) }) }),
      });
      const callback = provider.callback();
      answer = (request, response) => void callback(request, response);
    },
    close() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      return closed;
    },
  };
}

export type OidcProvider = Awaited<ReturnType<typeof startOidcProvider>>;
