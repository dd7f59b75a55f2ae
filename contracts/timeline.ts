import { z } from "zod";
import { OperatorId } from "./ids.ts";

/** What can stand in the history of a company or a contact, beside their conversations. */
export const TimelineKind = z.enum([
  "call.requested",
  "call.changed",
  "company.created",
  "company.changed",
  "company.contactAdded",
  "company.noteWritten",
  "company.coldCallMarked",
  "company.requested",
  "company.requestDecided",
  "company.deleted",
  "company.restored",
  "company.merged",
  "company.mergeUndone",
  "contact.changed",
  "conversation.began",
  "task.created",
  "task.done",
  "appeal.stageMoved",
]);
export type TimelineKind = z.infer<typeof TimelineKind>;

export const TimelineEntry = z.object({
  id: z.string(),
  kind: TimelineKind,
  operatorId: OperatorId.nullable(),
  operatorName: z.string().nullable(),
  facts: z.record(z.string(), z.unknown()),
  occurredAt: z.iso.datetime(),
});
export type TimelineEntry = z.infer<typeof TimelineEntry>;
