import { z } from "zod";
import { Priority } from "./conversation.ts";
import { LabelId, MacroId, OperatorId, TeamId } from "./ids.ts";

/** To whom a macro gives a conversation. me: whoever runs it. A team: into its line. */
export const MacroAssignee = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("me") }),
  z.object({ kind: z.literal("nobody") }),
  z.object({ kind: z.literal("operator"), id: OperatorId }),
  z.object({ kind: z.literal("team"), id: TeamId }),
]);
export type MacroAssignee = z.infer<typeof MacroAssignee>;

/** One thing a macro does. A close after a reply waits until the reply has left. */
export const MacroStep = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("reply"), text: z.string().trim().min(1).max(20_000) }),
  z.object({ kind: z.literal("label"), labelId: LabelId }),
  z.object({ kind: z.literal("priority"), priority: Priority }),
  /** hours null: until the contact writes. */
  z.object({ kind: z.literal("snooze"), hours: z.number().int().min(1).max(720).nullable() }),
  z.object({ kind: z.literal("assign"), to: MacroAssignee }),
  z.object({ kind: z.literal("close") }),
]);
export type MacroStep = z.infer<typeof MacroStep>;
export const MacroStepKind = z.enum(MacroStep.options.map((step) => step.shape.kind.value));
export type MacroStepKind = z.infer<typeof MacroStepKind>;

/** Steps that are taken one after another by one click. */
export const Macro = z.object({ id: MacroId, name: z.string(), steps: z.array(MacroStep) });
export type Macro = z.infer<typeof Macro>;

/** How one step ended; refusal is the error's stable code. The steps after a refused one are still taken. */
export const MacroStepResult = z.object({ kind: MacroStepKind, refusal: z.string().nullable() });
export type MacroStepResult = z.infer<typeof MacroStepResult>;
