import { z } from "zod";
import { Deal } from "./funnel.ts";
import { EntityField, Extraction } from "./extraction.ts";
import { AppealId, ContactId, ConversationId } from "./ids.ts";

export const AppealStatus = z.enum(["open", "closed"]);
export type AppealStatus = z.infer<typeof AppealStatus>;

/** What the contact wants now, as extracted from the conversation, with the support of every field. */
export const Appeal = z.object({
  id: AppealId,
  conversationId: ConversationId,
  contactId: ContactId,
  status: AppealStatus,
  extraction: Extraction,
  /** Fields a person corrected; extraction never overwrites them. */
  handEdited: z.array(EntityField),
  /** Who extracted: our rules, or a model by name. */
  extractedBy: z.string(),
  updatedAt: z.iso.datetime(),
  deal: Deal,
});
export type Appeal = z.infer<typeof Appeal>;
