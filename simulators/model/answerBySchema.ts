import { isJsonObject, type JsonObject, listOf } from "./chatRequest.ts";

/**
 * The plainest value that a JSON schema allows (null, an empty list, the first word of an enumeration), with a fact in each place
 * whose name has one that fits. So any caller's schema gets a valid answer, whatever it is.
 */
export function answerBySchema(schema: JsonObject, facts: JsonObject): JsonObject {
  const definitions = isJsonObject(schema["$defs"]) ? schema["$defs"] : schema["definitions"];
  const source = { facts, definitions: isJsonObject(definitions) ? definitions : {} };
  return fillObject(resolve(schema, source), {}, source);
}

interface Source {
  readonly facts: JsonObject;
  readonly definitions: JsonObject;
}

function fill(asked: unknown, fact: unknown, source: Source): unknown {
  const schema = resolve(asked, source);
  const choices = listOf(schema["anyOf"] ?? schema["oneOf"]);
  if (choices.length > 0) {
    const choice = choices.find((option) => fits(resolve(option, source), fact)) ?? choices.at(-1);
    return fill(choice, fact, source);
  }
  if (typesOf(schema).includes("object")) return fillObject(schema, isJsonObject(fact) ? fact : {}, source);
  if (typesOf(schema).includes("array")) return listOf(fact).map((element) => fill(schema["items"], element, source));
  if (fact !== undefined && fits(schema, fact)) return fact;
  return plainest(schema);
}

function fillObject({ properties }: JsonObject, own: JsonObject, source: Source): JsonObject {
  const facts = { ...source.facts, ...own };
  const named = isJsonObject(properties) ? Object.entries(properties) : [];
  return Object.fromEntries(named.map(([name, schema]) => [name, fill(schema, facts[name], { ...source, facts })]));
}

function resolve(schema: unknown, { definitions }: Source): JsonObject {
  if (!isJsonObject(schema)) return {};
  const reference = schema["$ref"];
  const named = typeof reference === "string" ? definitions[reference.split("/").at(-1) ?? ""] : undefined;
  return isJsonObject(named) ? named : schema;
}

function fits(schema: JsonObject, value: unknown): boolean {
  if ("const" in schema) return schema["const"] === value;
  if (Array.isArray(schema["enum"])) return schema["enum"].includes(value);
  return typesOf(schema).some((type) => {
    if (type === "null") return value === null;
    if (type === "integer") return Number.isInteger(value);
    if (type === "array") return Array.isArray(value);
    if (type === "object") return isJsonObject(value);
    return typeof value === type;
  });
}

function plainest(schema: JsonObject): unknown {
  if ("const" in schema) return schema["const"];
  const types = typesOf(schema);
  if (types.includes("null")) return null;
  if (Array.isArray(schema["enum"])) return schema["enum"][0];
  if (types.includes("boolean")) return false;
  if (types.includes("number") || types.includes("integer")) return schema["minimum"] ?? 0;
  return "";
}

const typesOf = ({ type }: JsonObject): readonly unknown[] => (Array.isArray(type) ? type : [type]);
