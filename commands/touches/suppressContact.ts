import type { DataSource, EntityManager } from "typeorm";
import type { AuditActor } from "../../contracts/actors.ts";
import { ProductError } from "../../contracts/errors.ts";
import type { ContactId, ConversationId, TenantId } from "../../contracts/ids.ts";
import { recordAudit } from "../recordAudit.ts";
import { recordEvents } from "../recordEvents.ts";
import { transact } from "../transact.ts";

interface Suppression {
  readonly tenantId: TenantId;
  readonly contactId: ContactId;
  readonly isSuppressed: boolean;
  readonly by: AuditActor;
}

/** Stops all touches of a contact, or allows them again; what is so already changes nothing. Throws contact.not_found. */
export async function suppressContact(
  db: DataSource,
  { tenantId, contactId, isSuppressed, by }: Suppression,
): Promise<void> {
  await transact(db, async (manager) => {
    const found: unknown[] = await manager.query(`SELECT 1 FROM contacts WHERE id = $1 AND "tenantId" = $2`, [
      contactId,
      tenantId,
    ]);
    if (found.length === 0) throw new ProductError("contact.not_found");
    const changed: unknown[] = isSuppressed
      ? await suppress(manager, { tenantId, contactId, why: "byHand", byId: by.operatorId })
      : await allow(manager, contactId);
    if (changed.length === 0) return;
    await recordAudit(manager, {
      tenantId,
      by,
      action: "contact.suppressionChanged",
      entityId: contactId,
      after: { suppressed: isSuppressed },
    });
    await recordEvents(manager, tenantId, [
      { kind: isSuppressed ? "contact.unsubscribed" : "touchRun.changed", contactId },
    ]);
  });
}

interface Unsubscribed {
  readonly tenantId: TenantId;
  readonly contactId: ContactId;
  readonly conversationId: ConversationId | null;
}

/** The contact has said so. Their runs end when they hear of it. True when they had not said it before. */
export async function unsubscribe(
  manager: EntityManager,
  { tenantId, contactId, conversationId }: Unsubscribed,
): Promise<boolean> {
  const changed = await suppress(manager, { tenantId, contactId, why: "unsubscribed", byId: null });
  if (changed.length === 0) return false;
  await recordEvents(manager, tenantId, [{ kind: "contact.unsubscribed", contactId, conversationId }]);
  return true;
}

const suppress = (
  manager: EntityManager,
  { tenantId, contactId, why, byId }: { tenantId: TenantId; contactId: ContactId; why: string; byId: string | null },
): Promise<unknown[]> =>
  manager.query(
    `INSERT INTO touch_suppressions ("contactId", "tenantId", why, "byId") VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING RETURNING 1`,
    [contactId, tenantId, why, byId],
  );

async function allow(manager: EntityManager, contactId: ContactId): Promise<unknown[]> {
  const [gone]: [unknown[], number] = await manager.query(
    `DELETE FROM touch_suppressions WHERE "contactId" = $1 RETURNING 1`,
    [contactId],
  );
  return gone;
}

const UNSUBSCRIBE_WORDS: ReadonlySet<string> = new Set([
  "стоп",
  "отписаться",
  "отписка",
  "отпишите",
  "stop",
  "unsubscribe",
]);

/** The whole message is a word by which one unsubscribes, whatever its case and the signs around it. */
export const isUnsubscribing = (text: string): boolean =>
  UNSUBSCRIBE_WORDS.has(
    text
      .toLowerCase()
      .replaceAll(/[^\p{L}]+/gu, " ")
      .trim(),
  );
