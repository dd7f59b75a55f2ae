import { changeSequenceStatus as changeStatus } from "../../commands/touches/changeSequenceStatus.ts";
import { createSequence as create } from "../../commands/touches/createSequence.ts";
import { findReferences } from "../../commands/touches/findReferences.ts";
import { publishSequence as publish } from "../../commands/touches/publishSequence.ts";
import { saveSequence as save } from "../../commands/touches/saveSequence.ts";
import {
  beginRuns,
  changeSequenceStatus,
  countContacts,
  createSequence,
  getSequence,
  getSequenceVersion,
  listSequences,
  publishSequence,
  saveSequence,
} from "../../contracts/endpoints/sequences.ts";
import { ProductError } from "../../contracts/errors.ts";
import type { SequenceId, TenantId } from "../../contracts/ids.ts";
import { SequenceDefinition } from "../../contracts/sequence.ts";
import { problemsOf } from "../../contracts/sequenceProblems.ts";
import { SequenceRecord } from "../../entities/sequenceRecord.ts";
import type { ApiDeps } from "../apiDeps.ts";
import { route } from "../mount.ts";
import { beginSelected } from "../touches/beginSelected.ts";
import { countFitting } from "../touches/contactsFitting.ts";
import { readSequence, readSequences } from "../presenters/sequence.ts";
import { readVersions } from "../presenters/sequenceVersion.ts";

export const sequenceRoutes = [
  route(listSequences, async ({ query, operator, deps: { db } }) => ({
    sequences: await readSequences(db, operator.tenantId, query),
  })),

  route(createSequence, async ({ body, operator, deps: { db } }) => {
    const { tenantId } = operator;
    return readSequence(db, tenantId, await create(db, { ...body, tenantId, by: operator }));
  }),

  route(getSequence, async ({ params: { sequenceId }, operator: { tenantId }, deps }) => {
    const versions = await readVersions(deps.db, sequenceId);
    return { ...(await readDraft(deps, tenantId, sequenceId)), versions: versions.map(({ version }) => version) };
  }),

  route(getSequenceVersion, async ({ params: { sequenceId, version }, deps: { db } }) => {
    const [found] = await readVersions(db, sequenceId, version);
    if (found === undefined) throw new ProductError("sequence.not_found");
    return { version: found.version, definition: SequenceDefinition.parse(found.definition) };
  }),

  route(saveSequence, async ({ params: { sequenceId }, body, operator, deps }) => {
    const { tenantId } = operator;
    await save(deps.db, { ...body, tenantId, sequenceId, by: operator });
    const { sequence, problems } = await readDraft(deps, tenantId, sequenceId);
    return { sequence, problems };
  }),

  route(publishSequence, async ({ params: { sequenceId }, body, operator, deps: { db } }) => {
    const { tenantId } = operator;
    await publish(db, { ...body, tenantId, sequenceId, by: operator });
    return readSequence(db, tenantId, sequenceId);
  }),

  route(changeSequenceStatus, async ({ params: { sequenceId }, body, operator, deps: { db } }) => {
    const { tenantId } = operator;
    await changeStatus(db, { ...body, tenantId, sequenceId, by: operator });
    return readSequence(db, tenantId, sequenceId);
  }),

  route(countContacts, async ({ body, operator, deps: { db } }) => countFitting(db, operator, body.where)),

  route(beginRuns, ({ params: { sequenceId }, body, operator, deps }) =>
    beginSelected(deps, { ...body, sequenceId, operator }),
  ),
];

async function readDraft({ db }: ApiDeps, tenantId: TenantId, id: SequenceId) {
  const sequence = await readSequence(db, tenantId, id);
  const record = await db.getRepository(SequenceRecord).findOneByOrFail({ id });
  const draft = SequenceDefinition.parse(record.draft);
  const problems = problemsOf(draft, sequence.kind, await findReferences(db, tenantId, draft));
  return { sequence, draft, problems: [...problems] };
}
