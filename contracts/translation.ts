import { z } from "zod";
import type { MessageId, TenantId } from "./ids.ts";

/** The languages that the console speaks, and so its operators read. */
export const TranslationLanguage = z.enum(["ru", "en"]);
export type TranslationLanguage = z.infer<typeof TranslationLanguage>;

export interface TranslationRef {
  readonly tenantId: TenantId;
  readonly messageId: MessageId;
  readonly language: TranslationLanguage;
}
