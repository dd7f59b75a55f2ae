import { z } from "zod";
import { ConversationStatus } from "../../../../../contracts/conversation.ts";
import type { SearchFilters } from "../../../../../contracts/endpoints/search.ts";
import { ChannelAccountId, LabelId, OperatorId } from "../../../../../contracts/ids.ts";
import { MessageAuthor } from "../../../../../contracts/message.ts";

/** The results page as the address bar holds it; days are whole days of whoever looks. */
export const SearchPlace = z.object({
  q: z.string().max(200).optional().catch(undefined),
  channel: ChannelAccountId.optional().catch(undefined),
  status: ConversationStatus.optional().catch(undefined),
  author: MessageAuthor.optional().catch(undefined),
  operator: OperatorId.optional().catch(undefined),
  label: LabelId.optional().catch(undefined),
  from: z.iso.date().optional().catch(undefined),
  to: z.iso.date().optional().catch(undefined),
  only: z.enum(["notes", "files"]).optional().catch(undefined),
});
export type SearchPlace = z.infer<typeof SearchPlace>;

/** The same as the API takes it: the last day counts to its end. */
export function filtersOf({ channel, status, author, operator, label, from, to, only }: SearchPlace): SearchFilters {
  return {
    ...(channel && { channelAccountId: channel }),
    ...(status && { status }),
    ...(author && { author }),
    ...(operator && { operatorId: operator }),
    ...(label && { labelId: label }),
    ...(from && { from: startOfDay(from, 0) }),
    ...(to && { to: startOfDay(to, 1) }),
    ...(only && { only }),
  };
}

/** Without a zone, a date with a time is read in the zone of whoever looks. */
function startOfDay(date: string, daysLater: number): string {
  const day = new Date(`${date}T00:00:00`);
  day.setDate(day.getDate() + daysLater);
  return day.toISOString();
}
