import { z } from "zod";
import { LeadState } from "./company.ts";
import { ME } from "./conversationQuery.ts";
import { BranchId, DictionaryEntryId, OperatorId } from "./ids.ts";

/** A filter as JSON, in an address bar too. */
export const COMPANY_FILTER_LENGTH_MAX = 4_000;

/** More than these are not given away at once. */
export const TRANSFER_MAX = 10_000;

const anyOf = <Value extends z.ZodType>(value: Value) => z.array(value).min(1).max(50).optional();
const days = z.number().int().min(1).max(3_650).optional();

/** What companies have in common; an absent field says nothing. null among the values: nobody, or nothing, is there. */
export const CompanyFilter = z.object({
  responsible: anyOf(z.union([z.literal(ME), OperatorId]).nullable()),
  branch: anyOf(BranchId.nullable()),
  status: anyOf(DictionaryEntryId.nullable()),
  sphere: anyOf(DictionaryEntryId),
  leadState: LeadState.optional(),
  /** Also those whose contract has ended already, for as many days back. */
  contractEndsWithinDays: days,
  /** Nobody has called them for so long, or ever. */
  noCallsForDays: days,
});
export type CompanyFilter = z.infer<typeof CompanyFilter>;

/** name: by the alphabet. created and changed: the latest first. contractUntil: what ends first. */
export const CompanySort = z.enum(["name", "created", "changed", "contractUntil"]);
export type CompanySort = z.infer<typeof CompanySort>;

/** What a table of companies can show beside the name, in the order in which people are offered it. */
export const CompanyColumn = z.enum([
  "inn",
  "phone",
  "status",
  "leadState",
  "responsible",
  "branch",
  "spheres",
  "contractUntil",
  "lastCallAt",
  "address",
  "createdAt",
]);
export type CompanyColumn = z.infer<typeof CompanyColumn>;
