import type { Message } from "../../../../../../contracts/message.ts";

/** Something became of a message that has to be seen without pointing at it. */
export const hasStates = ({ editedAt, deletedAt, reactions, pendingChange }: Message): boolean =>
  editedAt !== null || deletedAt !== null || reactions.length > 0 || pendingChange !== null;
