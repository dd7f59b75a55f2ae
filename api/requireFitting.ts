import { ProductError } from "../contracts/errors.ts";
import type { ConversationId, MediaId, TenantId } from "../contracts/ids.ts";
import type { ApiDeps } from "./apiDeps.ts";
import { readConversation } from "./presenters/conversation.ts";

interface Words {
  readonly tenantId: TenantId;
  readonly conversationId: ConversationId;
  readonly text: string;
  readonly mediaId?: MediaId | null;
}

/** Throws message.too_long where the channel takes fewer characters, as a text or as a file's caption. */
export async function requireFitting(deps: ApiDeps, { tenantId, conversationId, text, mediaId }: Words): Promise<void> {
  const { textLengthLimit, fileLimits } = await readConversation(deps, { tenantId, operatorId: null }, conversationId);
  const limit = mediaId ? (fileLimits?.captionLength ?? 0) : textLengthLimit;
  if (text.length > limit) throw new ProductError("message.too_long", { limit });
}
