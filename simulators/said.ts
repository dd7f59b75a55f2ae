import type { MessageContent } from "../contracts/message.ts";

/** What a simulated customer says: plain text, or any content the product knows. */
export type Said = string | MessageContent;

export const contentOf = (said: Said): MessageContent =>
  typeof said === "string" ? { kind: "text", text: said } : said;
