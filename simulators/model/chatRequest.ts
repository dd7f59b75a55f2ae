/** One call as it came, with what answers and assertions look at already picked out. */
export interface ChatRequest {
  readonly model: string;
  readonly messages: readonly { readonly role: string; readonly content: string }[];
  /** The JSON schema the answer must follow, when the caller asked for structured output. */
  readonly schema: JsonObject | null;
}

export type JsonObject = Readonly<Record<string, unknown>>;

export const isJsonObject = (value: unknown): value is JsonObject =>
  typeof value === "object" && value !== null && !Array.isArray(value);

export const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** Null when the body is not a chat completion request. */
export function readChatRequest(body: Buffer): ChatRequest | null {
  const request = parse(body);
  if (!isJsonObject(request) || typeof request["model"] !== "string" || !Array.isArray(request["messages"]))
    return null;
  const messages = request["messages"]
    .filter(isJsonObject)
    .map(({ role, content }) => ({ role: String(role), content: plain(content) }));
  return { model: request["model"], messages, schema: readSchema(request["response_format"]) };
}

export const lastUserText = ({ messages }: ChatRequest): string =>
  messages.findLast(({ role }) => role === "user")?.content ?? "";

function readSchema(format: unknown): JsonObject | null {
  if (!isJsonObject(format) || format["type"] !== "json_schema" || !isJsonObject(format["json_schema"])) return null;
  const { schema } = format["json_schema"];
  return isJsonObject(schema) ? schema : null;
}

/** Content is text, or a list of parts of which some are text. */
function plain(content: unknown): string {
  if (typeof content === "string") return content;
  return listOf(content)
    .map((part) => (isJsonObject(part) && typeof part["text"] === "string" ? part["text"] : ""))
    .join("");
}

function parse(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString());
  } catch {
    return null;
  }
}
