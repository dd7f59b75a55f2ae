import type { MessageContent } from "../contracts/message.ts";

/** The kinds that simulated customers say. */
export type SaidContent = Extract<
  MessageContent,
  { kind: "text" | "photo" | "voice" | "document" | "location" | "contact" | "sticker" }
>;
/** What a simulated customer says: plain text, or content of these kinds. */
export type Said = string | SaidContent;

export const contentOf = (said: Said): SaidContent => (typeof said === "string" ? { kind: "text", text: said } : said);
