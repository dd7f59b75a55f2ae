import { z } from "zod";
import { LabelId } from "./ids.ts";

/** Names of colours that the console has in both themes. */
export const LabelColor = z.enum(["gray", "red", "orange", "yellow", "green", "teal", "blue", "indigo", "pink"]);
export type LabelColor = z.infer<typeof LabelColor>;

export const Label = z.object({ id: LabelId, name: z.string(), color: LabelColor });
export type Label = z.infer<typeof Label>;
