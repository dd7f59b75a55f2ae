import { beginWanted, requireBeginnable } from "../../commands/touches/beginWanted.ts";
import type { BegunWanted } from "../../commands/touches/beginWanted.ts";
import type { ContactSelection } from "../../contracts/endpoints/sequences.ts";
import { ProductError } from "../../contracts/errors.ts";
import type { ContactId, SequenceId } from "../../contracts/ids.ts";
import type { ApiDeps } from "../apiDeps.ts";
import type { Caller } from "../auth/signedIn.ts";
import { parameters } from "../parameters.ts";
import { sees } from "../scope/scopes.ts";
import type { Viewer } from "../scope/viewer.ts";
import { contactsFitting } from "./contactsFitting.ts";

interface Beginning {
  readonly sequenceId: SequenceId;
  readonly clientKey: string;
  readonly selection: ContactSelection;
  readonly operator: Caller;
}

/**
 * Has the contacts of a selection begin a sequence, some hundreds in a transaction, so that a large one holds nobody up. A
 * repeat under the same key goes on where the first was cut. Throws contact.not_found, and as requireBeginnable does.
 */
export async function beginSelected(
  { db }: ApiDeps,
  { sequenceId, clientKey, selection, operator }: Beginning,
): Promise<BegunWanted> {
  const { tenantId } = operator;
  const version = await requireBeginnable(db, tenantId, sequenceId, "manual");
  const batches =
    selection.kind === "ids"
      ? [await requireSeen(db, operator, selection.ids)]
      : contactsFitting(db, operator, selection.where);
  let began = 0;
  const left: Record<string, number> = {};
  for await (const batch of batches) {
    const candidates = batch.map(({ id: contactId }) => ({
      contactId,
      conversationId: null,
      beginKey: `manual/${clientKey}/${contactId}`,
      begunBy: "manual",
      vars: {},
      hearsSince: null,
    }));
    const begun = await beginWanted(db, { tenantId, sequenceId, version, candidates, by: operator });
    began += begun.began;
    for (const [why, count] of Object.entries(begun.left)) left[why] = (left[why] ?? 0) + count;
  }
  return { began, left };
}

async function requireSeen(
  db: ApiDeps["db"],
  viewer: Viewer,
  ids: readonly ContactId[],
): Promise<readonly { readonly id: ContactId }[]> {
  const { values, bind } = parameters();
  const seen: { id: ContactId }[] = await db.query(
    `SELECT p.id FROM contacts p WHERE p.id = ANY(${bind(ids)}::text[]) AND ${sees.contact(viewer, "p", bind)}`,
    values,
  );
  if (seen.length < new Set(ids).size) throw new ProductError("contact.not_found");
  return seen;
}
