import { beginWanted, requireBeginnable } from "../../commands/touches/beginWanted.ts";
import type { FactValue } from "../../contracts/facts.ts";
import type { ContactId, ConversationId, SequenceId } from "../../contracts/ids.ts";
import { TouchRunRecord } from "../../entities/touchRunRecord.ts";
import type { ApiDeps } from "../apiDeps.ts";
import type { KeyCaller } from "../auth/authorizeKey.ts";
import { requireVisible } from "../scope/requireVisible.ts";

interface Beginning {
  readonly sequenceId: SequenceId;
  readonly clientKey: string;
  readonly contactId: ContactId;
  readonly conversationId: ConversationId | null;
  readonly data: Readonly<Record<string, FactValue>>;
  readonly key: KeyCaller;
}

/** Has one contact begin a sequence for a program that sees them. Throws contact.not_found, conversation.not_found. */
export async function beginForProgram({ db }: ApiDeps, beginning: Beginning) {
  const { sequenceId, clientKey, contactId, conversationId, data, key } = beginning;
  const { tenantId } = key;
  await requireVisible(db, key, "contactId", contactId);
  if (conversationId !== null) await requireVisible(db, key, "conversationId", conversationId);
  const version = await requireBeginnable(db, tenantId, sequenceId, "api");
  const beginKey = `api/${clientKey}`;
  const vars = Object.fromEntries(Object.entries(data).map(([name, value]) => [`event.data.${name}`, value]));
  const candidate = { contactId, conversationId, beginKey, begunBy: "api", vars, hearsSince: null };
  const { left } = await beginWanted(db, { tenantId, sequenceId, version, candidates: [candidate], by: key });
  const run = await db.getRepository(TouchRunRecord).findOneBy({ sequenceId, beginKey });
  return { contactId, touchRunId: run?.id ?? null, left: Object.keys(left)[0] ?? null };
}
