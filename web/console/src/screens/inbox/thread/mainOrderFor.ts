import { type Icon, IconArrowBackUp, IconHandStop, IconRobot, IconUserCheck } from "@tabler/icons-react";
import type { Conversation } from "../../../../../../contracts/conversation.ts";

interface MainOrder {
  readonly name: "reopen" | "takeOver" | "takeIt" | "handBack";
  readonly glyph: Icon;
  /** It waits for a person: the button stands out. */
  readonly urgent: boolean;
}

/** What one would most likely do with a conversation, by who leads it: nobody yet, the bot, or a person. */
export function mainOrderFor({ status, mode, assigneeId }: Conversation): MainOrder {
  if (status === "resolved") return { name: "reopen", glyph: IconArrowBackUp, urgent: false };
  if (mode === "bot") return { name: "takeOver", glyph: IconHandStop, urgent: true };
  if (assigneeId === null) return { name: "takeIt", glyph: IconUserCheck, urgent: true };
  return { name: "handBack", glyph: IconRobot, urgent: false };
}
