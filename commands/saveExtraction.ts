import type { EntityManager } from "typeorm";
import type { EntityField, Extraction } from "../contracts/extraction.ts";
import type { AppealId } from "../contracts/ids.ts";
import { newId } from "../entities/newId.ts";
import { keepHandEdits } from "./keepHandEdits.ts";
import type { LockedConversation } from "./lockConversation.ts";

interface OpenAppeal {
  readonly id: AppealId;
  readonly extraction: Extraction;
  readonly handEdited: readonly EntityField[];
}

/** Brings the conversation's open appeal to what is understood now; fields corrected by hand stay as they are. */
export async function saveExtraction(
  manager: EntityManager,
  { id: conversationId, tenantId, contactId }: LockedConversation,
  extraction: Extraction,
  extractedBy: string,
): Promise<AppealId> {
  const [open]: OpenAppeal[] = await manager.query(
    `SELECT id, extraction, "handEdited" FROM appeals WHERE "conversationId" = $1 AND status = 'open'`,
    [conversationId],
  );
  if (open === undefined) {
    const id = newId("apl");
    await manager.query(
      `INSERT INTO appeals (id, "tenantId", "conversationId", "contactId", extraction, "extractedBy")
       VALUES ($1, $2, $3, $4, $5, $6)`,
      [id, tenantId, conversationId, contactId, JSON.stringify(extraction), extractedBy],
    );
    return id;
  }
  const kept = keepHandEdits(open, extraction);
  await manager.query(`UPDATE appeals SET extraction = $2, "extractedBy" = $3, "updatedAt" = now() WHERE id = $1`, [
    open.id,
    JSON.stringify(kept),
    extractedBy,
  ]);
  return open.id;
}
