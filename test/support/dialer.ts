import { z } from "zod";
import type { Login } from "./apiClient.ts";

const Pulled = z.object({ id: z.string(), phone: z.string() });

/** The dialer app of an operator, signed in by their password. */
export async function startDialer(url: string, { email: username, password }: Login) {
  const ask = (path: string, headers: Readonly<Record<string, string>>, body?: unknown) =>
    fetch(url + path, {
      method: body === undefined ? "GET" : "POST",
      headers: { "content-type": "application/json", ...headers },
      body: body === undefined ? null : JSON.stringify(body),
    });
  const signedIn = await ask("/api/token/", {}, { username, password });
  const { access } = z.object({ access: z.string() }).parse(await signedIn.json());
  const authorization = { authorization: `Bearer ${access}` };
  return {
    /** Asks for a call, waiting so many seconds for one; null when there is none, or nobody to ask. */
    async pull(device: string, waitSeconds = 0) {
      const answer = await ask(`/api/phone/calls/pull/?device_id=${device}&wait=${waitSeconds}`, authorization);
      return answer.status === 200 ? Pulled.parse(await answer.json()) : null;
    },
    report: (report: unknown) => ask("/api/phone/calls/update/", authorization, report),
  };
}
