import { Stack } from "@mantine/core";
import type { Conversation } from "../../../../../../../contracts/conversation.ts";
import { AttributeList } from "./AttributeList.tsx";
import { ConversationFiles } from "./ConversationFiles.tsx";
import { ConversationLabels } from "./ConversationLabels.tsx";
import { ConversationTasks } from "./ConversationTasks.tsx";
import { Participants } from "./Participants.tsx";

/** What operators put down about a conversation, who takes part in it, and what was sent in it. */
export function ConversationTab({ conversation }: { readonly conversation: Conversation }) {
  return (
    <Stack gap="xl">
      <ConversationLabels conversation={conversation} />
      <ConversationTasks conversation={conversation} />
      <AttributeList conversation={conversation} />
      <Participants conversation={conversation} />
      <ConversationFiles conversationId={conversation.id} />
    </Stack>
  );
}
