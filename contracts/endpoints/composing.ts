import { z } from "zod";
import { CannedReply } from "../cannedReply.ts";
import { Draft } from "../draft.ts";
import { endpoint } from "../endpoint.ts";
import { CannedReplyId, ConversationId, MacroId, TeamId } from "../ids.ts";
import { Macro, MacroStep, MacroStepResult } from "../macro.ts";

const params = z.object({ conversationId: ConversationId });
const base = "/api/v1/operator/conversations/:conversationId" as const;
const access = "conversations.answer";

export const listDrafts = endpoint({
  name: "listDrafts",
  summary: "What I have begun to write in a conversation, here or on another device.",
  method: "GET",
  path: `${base}/drafts`,
  access,
  params,
  result: z.object({ drafts: z.array(Draft) }),
});

/** Of two writes the one that was typed later stays, in whichever order they come. An empty text clears. */
export const saveDraft = endpoint({
  name: "saveDraft",
  summary: "Keep what I am writing.",
  method: "POST",
  path: `${base}/drafts`,
  access,
  params,
  body: Draft,
  result: z.object({}),
});

export const readTemplateValues = endpoint({
  name: "readTemplateValues",
  summary: "What templates may say of a conversation: values by variable, absent where nothing is known.",
  method: "GET",
  path: `${base}/template-values`,
  access,
  params,
  result: z.object({ values: z.record(z.string(), z.string()) }),
});

export const listCannedReplies = endpoint({
  name: "listCannedReplies",
  summary: "Templates that I may use: mine, my teams' and everybody's, by shortcut.",
  method: "GET",
  path: "/api/v1/operator/canned-replies",
  access,
  /** everyTeams: for who manages settings, those of teams they are not in as well. */
  query: z.object({ of: z.enum(["mine", "everyTeams"]).default("mine") }),
  result: z.object({ replies: z.array(CannedReply) }),
});

const cannedBody = z.object({
  shortcut: z.string().trim().min(1).max(40).regex(/^\S+$/),
  text: z.string().trim().min(1).max(20_000),
});

/** own: mine alone. A team's or everybody's takes the permission settings.manage. */
export const createCannedReply = endpoint({
  name: "createCannedReply",
  summary: "Make a template.",
  method: "POST",
  path: "/api/v1/operator/canned-replies",
  access,
  body: cannedBody.extend({ for: z.union([z.literal("own"), z.literal("everybody"), TeamId]) }),
  result: CannedReply,
});

export const changeCannedReply = endpoint({
  name: "changeCannedReply",
  summary: "Change a template.",
  method: "PATCH",
  path: "/api/v1/operator/canned-replies/:cannedReplyId",
  access,
  params: z.object({ cannedReplyId: CannedReplyId }),
  body: cannedBody.partial(),
  result: CannedReply,
});

export const deleteCannedReply = endpoint({
  name: "deleteCannedReply",
  summary: "Delete a template.",
  method: "DELETE",
  path: "/api/v1/operator/canned-replies/:cannedReplyId",
  access,
  params: z.object({ cannedReplyId: CannedReplyId }),
  result: z.object({}),
});

export const listMacros = endpoint({
  name: "listMacros",
  summary: "The tenant's macros by name.",
  method: "GET",
  path: "/api/v1/operator/macros",
  access,
  result: z.object({ macros: z.array(Macro) }),
});

const macroBody = z.object({ name: z.string().trim().min(1).max(60), steps: z.array(MacroStep).min(1).max(20) });

export const createMacro = endpoint({
  name: "createMacro",
  summary: "Make a macro.",
  method: "POST",
  path: "/api/v1/operator/macros",
  access: "settings.manage",
  body: macroBody,
  result: Macro,
});

export const changeMacro = endpoint({
  name: "changeMacro",
  summary: "Change a macro.",
  method: "PATCH",
  path: "/api/v1/operator/macros/:macroId",
  access: "settings.manage",
  params: z.object({ macroId: MacroId }),
  body: macroBody.partial(),
  result: Macro,
});

export const deleteMacro = endpoint({
  name: "deleteMacro",
  summary: "Delete a macro.",
  method: "DELETE",
  path: "/api/v1/operator/macros/:macroId",
  access: "settings.manage",
  params: z.object({ macroId: MacroId }),
  result: z.object({}),
});

/**
 * The same runKey twice is one run: its replies leave once. Refused with template.values_missing while a value is unknown, and
 * with message.answered_meanwhile where a reply of it would be a second answer; both are answered by running it again.
 */
export const runMacro = endpoint({
  name: "runMacro",
  summary: "Take a macro's steps in a conversation, and say how each ended.",
  method: "POST",
  path: `${base}/macro-runs`,
  access,
  params,
  body: z.object({
    macroId: MacroId,
    runKey: z.string().min(8).max(80),
    /** What was asked for, by variable. */
    values: z.record(z.string().max(60), z.string().max(1_000)).default({}),
    /** As in sendReply. */
    seenSeq: z.number().int().min(0).nullable().default(null),
  }),
  result: z.object({ results: z.array(MacroStepResult) }),
});
