import type { z } from "zod";
import type { Endpoint } from "../../contracts/endpoint.ts";
import { signIn } from "../../contracts/endpoints/session.ts";

interface Input {
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string | number>>;
  readonly body?: unknown;
}

export interface Login {
  readonly email: string;
  readonly password: string;
}

export interface ApiClient {
  readonly accessToken: string;
  /** Calls an endpoint as the console does; throws the answer's text when it is an error. */
  call<Result extends z.ZodType>(
    endpoint: Endpoint<z.ZodType, z.ZodType, z.ZodType, Result>,
    input?: Input,
  ): Promise<z.output<Result>>;
}

/** An operator who is signed in over HTTP. */
export async function signInAs(url: string, login: Login): Promise<ApiClient> {
  const { accessToken } = await request(url, signIn, { body: login }, {});
  const authorization = { authorization: `Bearer ${accessToken}` };
  return { accessToken, call: (endpoint, input = {}) => request(url, endpoint, input, authorization) };
}

async function request<Result extends z.ZodType>(
  url: string,
  { method, path, result }: Endpoint<z.ZodType, z.ZodType, z.ZodType, Result>,
  { params = {}, query = {}, body }: Input,
  headers: Readonly<Record<string, string>>,
): Promise<z.output<Result>> {
  const address = new URL(
    path.replace(/:(\w+)/g, (_, name: string) => params[name] ?? ""),
    url,
  );
  for (const [name, value] of Object.entries(query)) address.searchParams.set(name, String(value));
  const response = await fetch(address, {
    method,
    headers: { ...headers, ...(body !== undefined && { "content-type": "application/json" }) },
    body: body === undefined ? null : JSON.stringify(body),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`${method} ${address.pathname} answered ${response.status}: ${text}`);
  return result.parse(JSON.parse(text));
}
