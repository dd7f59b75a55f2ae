import { z } from "zod";
import { CannedReplyId, OperatorId, TeamId } from "./ids.ts";

/** A reply written once. Its operator's own, its team's, or, with neither, everybody's. */
export const CannedReply = z.object({
  id: CannedReplyId,
  /** What is typed after "/" to find it. */
  shortcut: z.string(),
  /** May hold variables: contracts/template.ts. */
  text: z.string(),
  operatorId: OperatorId.nullable(),
  teamId: TeamId.nullable(),
});
export type CannedReply = z.infer<typeof CannedReply>;
