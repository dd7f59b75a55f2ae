import { z } from "zod";
import { CompanyFilter, CompanySort } from "../../../contracts/companyFilter.ts";
import { ConversationQuery } from "../../../contracts/conversationQuery.ts";
import { ConversationFilter, ConversationSort } from "../../../contracts/endpoints/conversations.ts";
import { MessageId, OperatorId, PipelineId } from "../../../contracts/ids.ts";
import { ConsolePath, OidcProblem } from "../../../contracts/oidc.ts";

/** What the address bar holds beside the path; anything that does not fit is left out, so an old link still opens. */
export const PanelTab = z.enum(["appeal", "conversation", "contact", "actor"]);
export type PanelTab = z.infer<typeof PanelTab>;

const text = z.string().max(100).optional().catch(undefined);

export const InboxSearch = z.object({
  filter: ConversationFilter.optional().catch(undefined),
  /** A query of somebody's own, instead of the filter. */
  where: ConversationQuery.optional().catch(undefined),
  sort: ConversationSort.optional().catch(undefined),
  search: text,
  /** On a wide screen: which tab of the panel. On a narrow one it also opens the panel over the thread. */
  panel: PanelTab.optional().catch(undefined),
  message: MessageId.optional().catch(undefined),
  /** The moment of the past at which the conversation is shown. */
  asOf: z.iso.datetime().optional().catch(undefined),
});

/** What of the thread stands in the address is the inbox's: the same thread stands beside the board. */
export const FunnelSearch = InboxSearch.pick({ search: true, panel: true, message: true, asOf: true }).extend({
  view: z.literal("conversion").optional().catch(undefined),
  pipeline: PipelineId.optional().catch(undefined),
  assignee: OperatorId.optional().catch(undefined),
  closed: z.literal(true).optional().catch(undefined),
  days: z.literal([7, 90, 365]).optional().catch(undefined),
});

export const ContactsSearch = z.object({ search: text });

export const CompaniesSearch = z.object({
  search: text,
  having: CompanyFilter.optional().catch(undefined),
  order: CompanySort.optional().catch(undefined),
});

export const SignInSearch = z.object({
  next: ConsolePath.optional().catch(undefined),
  /** Why the identity provider let nobody in. */
  problem: OidcProblem.optional().catch(undefined),
});
