import type { DataSource } from "typeorm";
import type { OperatorRef } from "../contracts/actors.ts";
import { ProductError } from "../contracts/errors.ts";
import { Entities } from "../contracts/extraction.ts";
import type { EntityField, Extraction } from "../contracts/extraction.ts";
import type { AppealId, ConversationId, TenantId } from "../contracts/ids.ts";
import { correctedFields } from "./keepHandEdits.ts";
import { recordAudit } from "./recordAudit.ts";
import { recordEvents } from "./recordEvents.ts";
import { transact } from "./transact.ts";

export type Corrections = { readonly [Part in keyof Entities]?: Entities[Part] | undefined };

interface CorrectedAppeal {
  readonly conversationId: ConversationId;
  readonly extraction: Extraction;
  readonly handEdited: readonly EntityField[];
}

/** Writes what a person corrected. Extraction leaves these fields alone from then on; their support is that person's word. */
export async function correctAppeal(
  db: DataSource,
  { tenantId, appealId }: { readonly tenantId: TenantId; readonly appealId: AppealId },
  corrections: Corrections,
  by: OperatorRef,
): Promise<void> {
  await transact(db, async (manager) => {
    const [appeal]: CorrectedAppeal[] = await manager.query(
      `SELECT "conversationId", extraction, "handEdited" FROM appeals WHERE id = $1 AND "tenantId" = $2 FOR UPDATE`,
      [appealId, tenantId],
    );
    if (appeal === undefined) throw new ProductError("appeal.not_found");
    const { conversationId, extraction, handEdited } = appeal;
    const parts = Entities.keyof().options.filter((part) => corrections[part] !== undefined);
    if (parts.length === 0) return;
    const entities = Entities.parse({ ...extraction.entities, ...corrections });
    const fields = correctedFields(extraction.entities, entities, parts);
    const corrected: Extraction = {
      entities,
      support: {
        ...extraction.support,
        ...Object.fromEntries(fields.map((field) => [field, { confidence: 1, evidence: [] }])),
      },
    };
    await manager.query(`UPDATE appeals SET extraction = $2, "handEdited" = $3, "updatedAt" = now() WHERE id = $1`, [
      appealId,
      JSON.stringify(corrected),
      JSON.stringify([...new Set([...handEdited, ...fields])]),
    ]);
    const partsOf = (all: Entities) => Object.fromEntries(parts.map((part) => [part, all[part]]));
    await recordAudit(manager, {
      tenantId,
      by,
      action: "appeal.corrected",
      entityId: appealId,
      conversationId,
      before: partsOf(extraction.entities),
      after: partsOf(corrected.entities),
    });
    await recordEvents(manager, tenantId, [{ kind: "appeal.changed", conversationId, appealId }]);
  });
}
