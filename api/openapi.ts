import type { RequestHandler } from "express";
import { z } from "zod";
import type { Endpoint } from "../contracts/endpoint.ts";
import { isPublic } from "../contracts/endpoints/public.ts";
import { ErrorBody, errors } from "../contracts/errors.ts";
import type { Route } from "./mount.ts";
import { VERSION } from "./version.ts";

type JsonSchema = Readonly<Record<string, unknown>>;

/** OpenAPI 3.1 from the same endpoint objects that are mounted, so it cannot tell anything else than what is. */
export function describeApi(endpoints: readonly Endpoint[], publicUrl: string) {
  const paths: Record<string, Record<string, ReturnType<typeof describeOperation>>> = {};
  for (const endpoint of endpoints) {
    const path = endpoint.path.replace(/:(\w+)/g, "{$1}");
    paths[path] = { ...paths[path], [endpoint.method.toLowerCase()]: describeOperation(endpoint) };
  }
  return {
    openapi: "3.1.0",
    info: { title: "Switchboard", version: VERSION },
    servers: [{ url: publicUrl }],
    paths,
    components: {
      securitySchemes: {
        accessToken: { type: "http", scheme: "bearer", bearerFormat: "JWT" },
        apiKey: { type: "http", scheme: "bearer", bearerFormat: "sb_…", description: "docs/public-api.md" },
      },
      schemas: { Error: schemaOf(ErrorBody, "output") },
      responses: {
        Error: {
          description: `A refusal by its code: ${Object.keys(errors).join(", ")}.`,
          content: { "application/json": { schema: { $ref: "#/components/schemas/Error" } } },
        },
      },
    },
  };
}

/** Described once, when somebody first asks: it takes half a second, which would be a part of each start. */
export function serveOpenApi(routes: readonly Route[], publicUrl: string): RequestHandler {
  let description: ReturnType<typeof describeApi> | undefined;
  return (_, response) => {
    description ??= describeApi(
      routes.map(({ endpoint }) => endpoint),
      publicUrl,
    );
    response.json(description);
  };
}

function describeOperation(endpoint: Endpoint) {
  const { name, summary, method, access, params, query, body, result, takesFile } = endpoint;
  return {
    operationId: name,
    summary,
    security: access === "anyone" ? [] : [isPublic(endpoint) ? { apiKey: [] } : { accessToken: [] }],
    ...(access === "anyone" || access === "signedIn" ? {} : { "x-permission": access }),
    parameters: [...describeParameters(params, "path"), ...describeParameters(query, "query")],
    ...(method === "GET" || method === "DELETE" || isEmpty(body)
      ? {}
      : { requestBody: { required: true, content: { "application/json": { schema: schemaOf(body, "input") } } } }),
    ...(takesFile && { requestBody: { required: true, content: { "application/octet-stream": {} } } }),
    responses: {
      200: { description: "Done.", content: { "application/json": { schema: schemaOf(result, "output") } } },
      default: { $ref: "#/components/responses/Error" },
    },
  };
}

function describeParameters(schema: z.ZodType, place: "path" | "query") {
  const { properties = {}, required = [] } = ObjectSchema.parse(schemaOf(schema, "input"));
  return Object.entries(properties).map(([name, property]) => ({
    name,
    in: place,
    required: place === "path" || required.includes(name),
    schema: property,
  }));
}

const ObjectSchema = z.object({
  properties: z.record(z.string(), z.unknown()).optional(),
  required: z.array(z.string()).optional(),
});

const isEmpty = (schema: z.ZodType) =>
  Object.keys(ObjectSchema.parse(schemaOf(schema, "input")).properties ?? {}).length === 0;

function schemaOf(schema: z.ZodType, io: "input" | "output"): JsonSchema {
  const { $schema: _, ...described } = z.toJSONSchema(schema, { io, unrepresentable: "any" });
  return described;
}
