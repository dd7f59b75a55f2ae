import {
  changeCannedReply as changeReply,
  createCannedReply as createReply,
  deleteCannedReply as deleteReply,
} from "../../commands/cannedReplies.ts";
import { changeMacro as change, createMacro as create, deleteMacro as remove } from "../../commands/macros.ts";
import { saveDraft as save } from "../../commands/saveDraft.ts";
import type { CannedReply } from "../../contracts/cannedReply.ts";
import type { ComposerMode } from "../../contracts/draft.ts";
import {
  changeCannedReply,
  changeMacro,
  createCannedReply,
  createMacro,
  deleteCannedReply,
  deleteMacro,
  listCannedReplies,
  listDrafts,
  listMacros,
  readTemplateValues,
  runMacro,
  saveDraft,
} from "../../contracts/endpoints/composing.ts";
import type { Macro } from "../../contracts/macro.ts";
import type { Caller } from "../auth/signedIn.ts";
import { route } from "../mount.ts";
import { readConversation } from "../presenters/conversation.ts";
import { readTemplateValues as readValues } from "../presenters/templateValues.ts";
import { runMacro as run } from "../runMacro.ts";
import { requireVisible } from "../scope/requireVisible.ts";

interface DraftRow {
  readonly mode: ComposerMode;
  readonly text: string;
  readonly typedAt: Date;
}

/** What helps operators write: drafts, templates and macros. */
export const composingRoutes = [
  route(listDrafts, async ({ params: { conversationId }, operator: { operatorId }, deps: { db } }) => {
    const rows: DraftRow[] = await db.query(
      `SELECT mode, text, "typedAt" FROM drafts WHERE "operatorId" = $1 AND "conversationId" = $2`,
      [operatorId, conversationId],
    );
    return { drafts: rows.map(({ mode, text, typedAt }) => ({ mode, text, typedAt: typedAt.toISOString() })) };
  }),

  route(saveDraft, async ({ params: { conversationId }, body, operator: { tenantId, operatorId }, deps: { db } }) => {
    await save(db, { tenantId, conversationId, operatorId, ...body });
    return {};
  }),

  route(readTemplateValues, async ({ params: { conversationId }, operator, deps: { db } }) => ({
    values: { ...(await readValues(db, conversationId, operator.name)) },
  })),

  route(listCannedReplies, async ({ query, operator, deps: { db } }) => {
    const { tenantId, operatorId, teamIds, managesSettings } = editor(operator);
    const replies: CannedReply[] = await db.query(
      `SELECT id, shortcut, text, "operatorId", "teamId" FROM canned_replies
       WHERE "tenantId" = $1 AND ("operatorId" IS NULL OR "operatorId" = $2)
         AND ($4 OR "teamId" IS NULL OR "teamId" = ANY($3::text[]))
       ORDER BY shortcut, id`,
      [tenantId, operatorId, teamIds, managesSettings && query.of === "everyTeams"],
    );
    return { replies };
  }),

  route(createCannedReply, async ({ body: { for: whose, shortcut, text }, operator, deps: { db } }) => {
    const operatorId = whose === "own" ? operator.operatorId : null;
    const teamId = whose === "own" || whose === "everybody" ? null : whose;
    if (teamId !== null) await requireVisible(db, operator, "teamId", teamId);
    return createReply(db, { shortcut, text, operatorId, teamId }, editor(operator));
  }),

  route(changeCannedReply, ({ params: { cannedReplyId }, body, operator, deps: { db } }) =>
    changeReply(db, cannedReplyId, body, editor(operator)),
  ),

  route(deleteCannedReply, async ({ params: { cannedReplyId }, operator, deps: { db } }) => {
    await deleteReply(db, cannedReplyId, editor(operator));
    return {};
  }),

  route(listMacros, async ({ operator: { tenantId }, deps: { db } }) => {
    const macros: Macro[] = await db.query(
      `SELECT id, name, steps FROM macros WHERE "tenantId" = $1 ORDER BY name, id`,
      [tenantId],
    );
    return { macros };
  }),

  route(createMacro, ({ body, operator, deps: { db } }) => create(db, operator.tenantId, body, operator)),

  route(changeMacro, ({ params: { macroId }, body, operator, deps: { db } }) =>
    change(db, { tenantId: operator.tenantId, macroId }, body, operator),
  ),

  route(deleteMacro, async ({ params: { macroId }, operator, deps: { db } }) => {
    await remove(db, { tenantId: operator.tenantId, macroId }, operator);
    return {};
  }),

  route(runMacro, async ({ params: { conversationId }, body, operator, deps }) => {
    const { tenantId } = operator;
    const { channelKind, mode, generation } = await readConversation(deps, operator, conversationId);
    const values = { ...(await readValues(deps.db, conversationId, operator.name)), ...body.values };
    const conversation = { conversationId, tenantId, channelKind, mode, generation };
    return { results: await run(deps, { ...body, conversation, values, by: operator }) };
  }),
];

const editor = (operator: Caller) => ({
  ...operator,
  managesSettings: operator.permissions.includes("settings.manage"),
});
