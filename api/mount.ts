import express from "express";
import type { Request, Response, Router } from "express";
import type { z } from "zod";
import type { Endpoint } from "../contracts/endpoint.ts";
import { isPublic, PUBLIC_BASE } from "../contracts/endpoints/public.ts";
import { ProductError } from "../contracts/errors.ts";
import type { ApiDeps } from "./apiDeps.ts";
import { authorize } from "./auth/authorize.ts";
import { authorizeKey } from "./auth/authorizeKey.ts";
import type { KeyCaller } from "./auth/authorizeKey.ts";
import type { Caller } from "./auth/signedIn.ts";
import { originOf, requestIdOf } from "./requestOrigin.ts";
import { isGuarded, requireVisible } from "./scope/requireVisible.ts";
import type { Viewer } from "./scope/viewer.ts";
import { storable, storableQuery } from "./storable.ts";

interface Input<Params, Query, Body> {
  readonly params: Params;
  readonly query: Query;
  readonly body: Body;
  readonly deps: ApiDeps;
  readonly request: Request;
  /** For cookies and headers; the answer itself is what the handler returns. */
  readonly response: Response;
}

/** An endpoint with what carries it out. */
export interface Route {
  readonly endpoint: Endpoint;
  readonly answer: (deps: ApiDeps, request: Request, response: Response) => Promise<unknown>;
}

/**
 * Joins an endpoint to its handler, which is called with parsed input by an operator who may call it, and only when
 * everything that the path names is there for them.
 */
export function route<
  Params extends z.ZodType,
  Query extends z.ZodType,
  Body extends z.ZodType,
  Result extends z.ZodType,
>(
  endpoint: Endpoint<Params, Query, Body, Result>,
  handler: (
    input: Input<z.output<Params>, z.output<Query>, z.output<Body>> & { readonly operator: Caller },
  ) => Promise<z.input<Result>>,
): Route {
  return {
    endpoint,
    async answer(deps, request, response) {
      const operator = { ...(await authorize(deps, request, endpoint)), origin: originOf(request) };
      const input = parseInput(endpoint, request);
      await requireParamsVisible(deps, operator, request);
      return endpoint.result.parse(await handler({ ...input, operator, deps, request, response }));
    },
  };
}

/** The same for an endpoint of the public API, which is called by API keys and by nobody else. */
export function publicRoute<
  Params extends z.ZodType,
  Query extends z.ZodType,
  Body extends z.ZodType,
  Result extends z.ZodType,
>(
  endpoint: Endpoint<Params, Query, Body, Result>,
  handler: (
    input: Input<z.output<Params>, z.output<Query>, z.output<Body>> & { readonly key: KeyCaller },
  ) => Promise<z.input<Result>>,
): Route {
  if (!isPublic(endpoint)) throw new Error(`${endpoint.name} does not stand under ${PUBLIC_BASE}/.`);
  return {
    endpoint,
    async answer(deps, request, response) {
      const key = { ...(await authorizeKey(deps, request, endpoint)), origin: originOf(request) };
      const input = parseInput(endpoint, request);
      await requireParamsVisible(deps, key, request);
      return endpoint.result.parse(await handler({ ...input, key, deps, request, response }));
    },
  };
}

/** The same for an endpoint that anyone may call. */
export function openRoute<
  Params extends z.ZodType,
  Query extends z.ZodType,
  Body extends z.ZodType,
  Result extends z.ZodType,
>(
  endpoint: Endpoint<Params, Query, Body, Result>,
  handler: (input: Input<z.output<Params>, z.output<Query>, z.output<Body>>) => Promise<z.input<Result>>,
): Route {
  if (endpoint.access !== "anyone") throw new Error(`${endpoint.name} is not open to anyone.`);
  return {
    endpoint,
    answer: async (deps, request, response) =>
      endpoint.result.parse(await handler({ ...parseInput(endpoint, request), deps, request, response })),
  };
}

const methods = { GET: "get", POST: "post", PATCH: "patch", DELETE: "delete" } as const;

/** Every route under its own method and path. Answers are never cached: they are somebody's conversations. */
export function mount(routes: readonly Route[], deps: ApiDeps): Router {
  const router = express.Router();
  const readJson = express.json({ limit: "1mb", strict: false, reviver: storable });
  for (const { endpoint, answer } of routes) {
    for (const [, parameter = ""] of endpoint.path.matchAll(/:(\w+)/g)) {
      if (!isGuarded(parameter)) throw new Error(`${endpoint.name}: nothing guards :${parameter}.`);
    }
    router[methods[endpoint.method]](endpoint.path, readJson, async (request, response) => {
      const finish = deps.metrics.requestSeconds.startTimer({ endpoint: endpoint.name });
      response.once("close", () => finish({ status: response.statusCode }));
      response.setHeader("x-request-id", requestIdOf(request));
      response.setHeader("cache-control", "no-store");
      response.json(await answer(deps, request, response));
    });
  }
  return router;
}

async function requireParamsVisible({ db }: ApiDeps, viewer: Viewer, request: Request): Promise<void> {
  for (const [parameter, id] of Object.entries(request.params)) {
    if (typeof id === "string") await requireVisible(db, viewer, parameter, id);
  }
}

function parseInput<Params extends z.ZodType, Query extends z.ZodType, Body extends z.ZodType>(
  { params, query, body }: Endpoint<Params, Query, Body>,
  request: Request,
) {
  return {
    params: parsePart(params, "params", request.params),
    query: parsePart(query, "query", storableQuery(request.query)),
    body: parsePart(body, "body", request.body ?? {}),
  };
}

/** An id in the path that cannot be one names nothing, which is all the caller has to know. */
function parsePart<Schema extends z.ZodType>(
  schema: Schema,
  part: "params" | "query" | "body",
  value: unknown,
): z.output<Schema> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  if (part === "params") throw new ProductError("request.not_found");
  const details = parsed.error.issues.map(({ path, message }) => ({ field: [part, ...path].join("."), message }));
  throw new ProductError("request.invalid", details);
}
