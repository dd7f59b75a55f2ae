import { z } from "zod";
import type { SampleFile } from "../media/sampleFiles.ts";
import { badRequest } from "./botApiError.ts";
import type { Entity } from "./wire.ts";

/** In UTF-16 units. */
const LONGEST_TEXT = 4096;

/** Parameters of one call, as loosely typed as the Bot API takes them: numbers and booleans may come as text. */
export type Params = ReadonlyMap<string, unknown>;

/** Reads the query string and a JSON, form or multipart body. Uploads become `SampleFile`s, also behind `attach://`. */
export async function readParams(query: URLSearchParams, contentType: string, body: Buffer): Promise<Params> {
  const params = new Map<string, unknown>(query);
  if (body.length === 0) return params;
  if (contentType.startsWith("application/json")) {
    for (const [name, value] of Object.entries(parseObject(body.toString()))) params.set(name, value);
    return params;
  }
  const form = await new Response(new Uint8Array(body), { headers: { "content-type": contentType } }).formData();
  for (const [name, value] of form) params.set(name, typeof value === "string" ? value : await readUpload(value));
  for (const [name, value] of params) {
    if (typeof value === "string" && value.startsWith("attach://"))
      params.set(name, params.get(value.slice("attach://".length)));
  }
  return params;
}

export function optionalText(params: Params, name: string): string | undefined {
  const value = params.get(name);
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean"
    ? String(value)
    : undefined;
}

export const text = (params: Params, name: string): string => optionalText(params, name) ?? "";

export function number(params: Params, name: string): number {
  const value = Number(optionalText(params, name));
  if (!Number.isFinite(value)) throw badRequest(`invalid ${name} specified`);
  return value;
}

/** A message's text as Telegram trims and counts it. */
export function messageText(params: Params): string {
  const said = text(params, "text").trim();
  if (said === "") throw badRequest("message text is empty");
  if (said.length > LONGEST_TEXT) throw badRequest("message is too long");
  return said;
}

/** An object given as JSON, or as text that holds JSON (as form bodies do). */
export function optionalObject(params: Params, name: string): ReadonlyMap<string, unknown> | undefined {
  const value = params.get(name);
  if (value === undefined || value === null) return undefined;
  return new Map(Object.entries(typeof value === "string" ? parseObject(value) : value));
}

/** The elements of a JSON list of texts. */
export const optionalTexts = (params: Params, name: string): readonly string[] | undefined =>
  optionalList(params, name)?.map(String);

/** The elements of a list given as JSON, or as text that holds JSON. */
export function optionalList(params: Params, name: string): readonly unknown[] | undefined {
  const value = params.get(name);
  if (value === undefined || value === null) return undefined;
  const list: unknown = typeof value === "string" ? parse(value) : value;
  if (!Array.isArray(list)) throw badRequest(`can't parse ${name}`);
  return list;
}

function parseObject(json: string): object {
  const value = parse(json);
  if (typeof value !== "object" || value === null || Array.isArray(value)) throw badRequest("an object is expected");
  return value;
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    throw badRequest("can't parse JSON object");
  }
}

async function readUpload(file: File): Promise<SampleFile> {
  return {
    bytes: Buffer.from(await file.arrayBuffer()),
    mimeType: file.type || "application/octet-stream",
    fileName: file.name,
  };
}

const Entities = z.array(
  z.object({
    type: z.enum(["bold", "italic", "strikethrough", "code"]),
    offset: z.number().int().min(0),
    length: z.number().int().min(1),
  }),
);

/** Of a text that is to be formatted; those that reach beyond it are refused. */
export function textEntities(params: Params, said: string): { readonly entities?: readonly Entity[] } {
  const given = optionalList(params, "entities");
  if (given === undefined) return {};
  const entities = Entities.safeParse(given);
  if (!entities.success || entities.data.some(({ offset, length }) => offset + length > said.length))
    throw badRequest("can't parse entities");
  return { entities: entities.data };
}
