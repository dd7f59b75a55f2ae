import { z } from "zod";
import type { RunFilter } from "../../../../../contracts/endpoints/touchRuns.ts";
import { ContactId, SequenceId } from "../../../../../contracts/ids.ts";
import { StepId } from "../../../../../contracts/sequence.ts";
import { RunOutcome, RunStatus } from "../../../../../contracts/touchRun.ts";

const fitting = <Schema extends z.ZodType>(schema: Schema) => schema.optional().catch(undefined);

/** What the address bar holds: a link shows the same runs to whoever may see them. */
export const TouchesSearch = z.object({
  show: fitting(z.enum(["automations", "runs"])),
  /** What was put away, instead of what is used. */
  archived: fitting(z.literal(true)),
  sequence: fitting(SequenceId),
  version: fitting(z.number().int()),
  standing: fitting(RunStatus),
  ending: fitting(RunOutcome),
  step: fitting(StepId),
  person: fitting(ContactId),
});
export type TouchesSearch = z.infer<typeof TouchesSearch>;

/** Without what is not said: an absent filter is not one that says nothing. */
export function runFilterOf({ sequence, version, standing, ending, step, person }: TouchesSearch): RunFilter {
  return {
    ...(sequence && { sequenceId: sequence }),
    ...(version !== undefined && { version }),
    ...(standing && { status: standing }),
    ...(ending && { outcome: ending }),
    ...(step && { stepId: step }),
    ...(person && { contactId: person }),
  };
}

/** `version`: a published one, to be looked at. */
export const ConstructorSearch = TouchesSearch.pick({ version: true, step: true });
