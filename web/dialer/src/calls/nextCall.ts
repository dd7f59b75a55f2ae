import { z } from "zod";
import { rememberedStore } from "../../../console/src/state/remembered.ts";

/** What is to be called, and how far it has come. */
export const CurrentCall = z.object({
  id: z.string(),
  phone: z.string(),
  note: z.string().catch(""),
  /** Where the operator began it. */
  source: z.enum(["crm_ui", "notification", "history"]),
  /** When the button was pressed, and when somebody came back from the call. Moments of this phone's clock. */
  dialedAt: z.number().nullable(),
  backAt: z.number().nullable(),
});
export type CurrentCall = z.infer<typeof CurrentCall>;

/** Kept over a restart: a call that was taken is this phone's, and nobody else gets it. */
export const currentCall = rememberedStore("switchboard.dialer.call", CurrentCall.nullable(), null);

/** The call that this phone heard of last, by which the server sees whether its last answer was lost. */
export const lastHeard = rememberedStore("switchboard.dialer.heard", z.string().nullable(), null);

/** The button was pressed: from now on the time counts. */
export const dialed = (now = Date.now()): void =>
  currentCall.set((call) => call && { ...call, dialedAt: now, backAt: null });

/** The page is looked at again, so that the call is likely over. Only the first look counts. */
export const cameBack = (now = Date.now()): void =>
  currentCall.set((call) =>
    call === null || call.dialedAt === null || call.backAt !== null ? call : { ...call, backAt: now },
  );

/** Calls a number of the history once more. */
export const callAgain = ({ id, phone }: Pick<CurrentCall, "id" | "phone">): void =>
  currentCall.set((call) => call ?? { id, phone, note: "", source: "history", dialedAt: null, backAt: null });
