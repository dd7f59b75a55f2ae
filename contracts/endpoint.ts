import { z } from "zod";
import type { Permission } from "./permissions.ts";

export type Method = "GET" | "POST" | "PATCH" | "DELETE";

/**
 * anyone: no token needed. signedIn: any operator. installation: an administrator of the installation. A permission: an
 * operator whose role has it. Under /api/v1/public/ API keys stand for operators: signedIn is any key, a permission one
 * that has it.
 */
export type Access = "anyone" | "signedIn" | "installation" | Permission;

interface EndpointDescription {
  /** Unique; the operationId of OpenAPI. */
  readonly name: string;
  readonly summary: string;
  readonly method: Method;
  /** Absolute, with Express's `:name` for parameters. */
  readonly path: `/api/${string}`;
  readonly access: Access;
  /** The body is a file, whole and as it is, and no JSON. */
  readonly takesFile?: true;
}

/**
 * One endpoint as data: mounted by the API, called by the console and turned into OpenAPI from this same object.
 * Query values arrive as text, so their schemas coerce.
 */
export interface Endpoint<
  Params extends z.ZodType = z.ZodType,
  Query extends z.ZodType = z.ZodType,
  Body extends z.ZodType = z.ZodType,
  Result extends z.ZodType = z.ZodType,
> extends EndpointDescription {
  readonly params: Params;
  readonly query: Query;
  readonly body: Body;
  readonly result: Result;
}

interface EndpointDefinition<
  Params extends z.ZodType = z.ZodType,
  Query extends z.ZodType = z.ZodType,
  Body extends z.ZodType = z.ZodType,
  Result extends z.ZodType = z.ZodType,
> extends EndpointDescription {
  readonly params?: Params;
  readonly query?: Query;
  readonly body?: Body;
  readonly result: Result;
}

const nothing = z.object({});
type Nothing = typeof nothing;

/** Completes a definition: an endpoint that names no params, query or body takes none. */
export function endpoint<
  Result extends z.ZodType,
  Params extends z.ZodType = Nothing,
  Query extends z.ZodType = Nothing,
  Body extends z.ZodType = Nothing,
>(definition: EndpointDefinition<Params, Query, Body, Result>): Endpoint<Params, Query, Body, Result>;
export function endpoint(definition: EndpointDefinition): Endpoint {
  return { params: nothing, query: nothing, body: nothing, ...definition };
}
