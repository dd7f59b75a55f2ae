import type { EntityManager } from "typeorm";
import { ProductError } from "../../contracts/errors.ts";
import type { FactValue } from "../../contracts/facts.ts";
import type { ContactId, ConversationId, TenantId } from "../../contracts/ids.ts";
import { recordEvents } from "../recordEvents.ts";

interface FieldOwner {
  readonly tenantId: TenantId;
  readonly contactId: ContactId;
  readonly conversationId: ConversationId | null;
}

/** Sets `contact.field.<name>` or `conversation.field.<name>`; nothing, and an empty text, removes it. Throws conversation.not_found. */
export async function setField(
  manager: EntityManager,
  { tenantId, contactId, conversationId }: FieldOwner,
  field: string,
  value: FactValue,
): Promise<void> {
  const [whose, , name] = field.split(".");
  const set = value === null || value === "" ? null : JSON.stringify(value);
  if (whose === "contact") {
    await manager.query(
      `UPDATE contacts SET fields = CASE WHEN $3::jsonb IS NULL THEN fields - $2 ELSE fields || jsonb_build_object($2::text, $3::jsonb) END
       WHERE id = $1`,
      [contactId, name, set],
    );
    return;
  }
  if (conversationId === null) throw new ProductError("conversation.not_found");
  await manager.query(
    `UPDATE conversations SET attributes = CASE WHEN $3::jsonb IS NULL THEN attributes - $2
       ELSE attributes || jsonb_build_object($2::text, $3::jsonb) END WHERE id = $1`,
    [conversationId, name, set],
  );
  await recordEvents(manager, tenantId, [{ kind: "conversation.changed", conversationId }]);
}
