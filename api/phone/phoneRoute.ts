import express from "express";
import type { ErrorRequestHandler, Request, Router } from "express";
import { z } from "zod";
import type { ApiDeps } from "../apiDeps.ts";
import { bearerOf } from "../auth/bearerOf.ts";
import { readSignedIn } from "../auth/signedIn.ts";
import type { Caller } from "../auth/signedIn.ts";
import { ProductError } from "../../contracts/errors.ts";
import type { Permission } from "../../contracts/permissions.ts";
import { originOf, requestIdOf } from "../requestOrigin.ts";
import { storable } from "../storable.ts";
import { phoneRefusal } from "./phoneRefusal.ts";

/** Logs come in bundles of about 50 KB, telemetry by the hundred. */
const BODY_MAX = "256kb";

interface Input<Query, Body> {
  readonly query: Query;
  readonly body: Body;
  readonly deps: ApiDeps;
  readonly request: Request;
}

/** What the app reads and adds beside calls, by the words of its addresses. */
const recordsNames = ["companies", "contacts", "company-notes"] as const;
type RecordsName = (typeof recordsNames)[number];

/** One address of the dialer's API. What it returns is the answer's JSON; null is answered 204. */
export interface PhoneRoute {
  readonly method: "GET" | "POST";
  /** With its closing slash, as the app asks for it. */
  readonly path: `/api/phone/${string}/` | `/api/token/${string}` | `/api/${RecordsName}/${string}`;
  /** Of an answer that is not 200. */
  readonly status?: 201;
  readonly answer: (deps: ApiDeps, request: Request) => Promise<object | null>;
}

interface Address<Query extends z.ZodType, Body extends z.ZodType> extends Pick<
  PhoneRoute,
  "method" | "path" | "status"
> {
  /** Absent: whoever has signed in. */
  readonly access?: Permission;
  readonly query?: Query;
  readonly body?: Body;
}

/** An address for whoever signed in by the dialer. The handler is called with parsed input. */
export function phoneRoute<Query extends z.ZodType, Body extends z.ZodType>(
  address: Address<Query, Body>,
  handler: (input: Input<z.output<Query>, z.output<Body>> & { readonly operator: Caller }) => Promise<object | null>,
): PhoneRoute;
export function phoneRoute(
  { query = z.unknown(), body = z.unknown(), access, ...address }: Address<z.ZodType, z.ZodType>,
  handler: (input: Input<unknown, unknown> & { readonly operator: Caller }) => Promise<object | null>,
): PhoneRoute {
  return {
    ...address,
    async answer(deps, request) {
      const operator = await recognize(deps, request);
      if (access !== undefined && !operator.permissions.includes(access)) throw new ProductError("permission.denied");
      const input = { query: query.parse(request.query), body: body.parse(request.body ?? {}) };
      return handler({ ...input, operator, deps, request });
    },
  };
}

/** The same for an address that anyone may call. */
export function openPhoneRoute<Body extends z.ZodType>(
  { body, ...address }: Pick<PhoneRoute, "method" | "path"> & { readonly body: Body },
  handler: (input: Omit<Input<never, z.output<Body>>, "query">) => Promise<object | null>,
): PhoneRoute {
  return {
    ...address,
    answer: async (deps, request) => handler({ body: body.parse(request.body ?? {}), deps, request }),
  };
}

async function recognize(deps: ApiDeps, request: Request): Promise<Caller> {
  const token = bearerOf(request);
  if (token === null) throw new ProductError("auth.required");
  const operator = await readSignedIn(deps.db, await deps.tokens.verify(token, "phone"));
  if (operator.twoFactorNeeded) throw new ProductError("auth.two_factor_needed");
  await deps.requestLimits.spend("operator", operator.operatorId);
  return { ...operator, origin: originOf(request) };
}

/** The whole API of the dialer app, which exists and cannot be changed: its answers and refusals have the shapes it knows. */
export function mountPhone(routes: readonly PhoneRoute[], deps: ApiDeps): Router {
  const router = express.Router({ strict: false });
  const readJson = express.json({ limit: BODY_MAX, strict: false, reviver: storable });
  for (const { method, path, status = 200, answer } of routes) {
    router[method === "GET" ? "get" : "post"](path, readJson, async (request, response) => {
      const finish = deps.metrics.requestSeconds.startTimer({ endpoint: path });
      response.once("close", () => finish({ status: response.statusCode }));
      response.setHeader("x-request-id", requestIdOf(request));
      response.setHeader("cache-control", "no-store");
      const answered = await answer(deps, request);
      if (answered === null) response.status(204).end();
      else response.status(status).json(answered);
    });
  }
  router.use(
    ["phone", "token", ...recordsNames].map((name) => `/api/${name}`),
    refuse(deps),
  );
  return router;
}

function refuse({ log }: ApiDeps): ErrorRequestHandler {
  return (error: unknown, request, response, next) => {
    const { status, body, retryAfter, isFault } = phoneRefusal(error);
    const requestId = requestIdOf(request);
    if (isFault)
      log.error({ err: error, requestId, method: request.method, path: request.path }, "A phone's request failed.");
    if (response.headersSent) return next(error);
    response.setHeader("x-request-id", requestId);
    if (retryAfter !== null) response.setHeader("retry-after", retryAfter);
    if (!request.complete) response.setHeader("connection", "close");
    response.status(status).json(body);
  };
}
