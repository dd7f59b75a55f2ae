import { z } from "zod";
import type { Endpoint } from "../../../../contracts/endpoint.ts";
import { ClientError } from "./clientError.ts";
import { type Request, request } from "./request.ts";
import { accessToken, refresh } from "./session.ts";

type Part<Name extends string, Value> = {} extends Value
  ? { readonly [N in Name]?: Value }
  : { readonly [N in Name]: Value };

export type CallInput<Params extends z.ZodType, Query extends z.ZodType, Body extends z.ZodType> = Part<
  "params",
  z.input<Params>
> &
  Part<"query", z.input<Query>> &
  Part<"body", z.input<Body>> & { readonly signal?: AbortSignal };

type Arguments<Input> = {} extends Input ? [input?: Input] : [input: Input];

/** Calls an endpoint by its contract. An expired access token is refreshed once and the call repeated. Throws ClientError. */
export async function call<
  Params extends z.ZodType,
  Query extends z.ZodType,
  Body extends z.ZodType,
  Result extends z.ZodType,
>(
  endpoint: Endpoint<Params, Query, Body, Result>,
  ...[input]: Arguments<CallInput<Params, Query, Body>>
): Promise<z.output<Result>> {
  const { params, query, body, signal }: LooseInput = input ?? {};
  const response = await authorized({
    method: endpoint.method,
    url: addressOf(endpoint.path, params, query),
    body,
    signal,
  });
  return endpoint.result.parse(await response.json());
}

interface LooseInput {
  readonly params?: unknown;
  readonly query?: unknown;
  readonly body?: unknown;
  readonly signal?: AbortSignal;
}

export const authorized = (wanted: Request): Promise<Response> => authorizedBy(request, wanted);

/** The same by another kind of exchange, which throws ClientError as `request` does. */
export async function authorizedBy<Answer>(
  exchange: (wanted: Request) => Promise<Answer>,
  wanted: Request,
): Promise<Answer> {
  try {
    return await exchange({ ...wanted, token: accessToken() });
  } catch (error) {
    if (!(error instanceof ClientError) || !mendedByRefresh.has(error.code)) throw error;
    await refresh();
    if (error.code === "auth.two_factor_needed") throw error;
    return exchange({ ...wanted, token: accessToken() });
  }
}

/** The last is not mended, but the shell learns from it that only the own profile is open now. */
const mendedByRefresh = new Set<string>(["auth.expired", "auth.required", "auth.two_factor_needed"]);
const Texts = z.record(z.string(), z.union([z.string(), z.number()]).optional()).default({});

export function addressOf(path: string, params: unknown, query: unknown): string {
  const values = Texts.parse(params);
  const filled = path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(String(values[name] ?? "")));
  const asked = Object.entries(Texts.parse(query)).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, String(value)]],
  );
  return asked.length === 0 ? filled : `${filled}?${new URLSearchParams(asked)}`;
}
