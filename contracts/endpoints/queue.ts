import { z } from "zod";
import { Conversation, Priority } from "../conversation.ts";
import { endpoint } from "../endpoint.ts";
import { Contact } from "../contact.ts";
import { ContactId, ConversationId, OperatorId, TeamId } from "../ids.ts";
import { Assignee, Queue, QueueSettings } from "../queue.ts";

/** Null: to nobody. To a team: it waits in the team's line. */
const Target = z
  .discriminatedUnion("kind", [
    z.object({ kind: z.literal("operator"), id: OperatorId }),
    z.object({ kind: z.literal("team"), id: TeamId }),
  ])
  .nullable();

/** Whoever may answer may give a conversation to themselves; to anybody else, who may assign. The same clientKey twice is one note. */
export const assignConversation = endpoint({
  name: "assignConversation",
  summary:
    "Give a conversation to a person, into a team's line, or to nobody. After the answer no automatic reply begins to leave.",
  method: "POST",
  path: "/api/v1/operator/conversations/:conversationId/assignment",
  access: "conversations.answer",
  params: z.object({ conversationId: ConversationId }),
  body: z.object({
    to: Target,
    note: z.object({ text: z.string().trim().min(1).max(20_000), clientKey: z.string().min(8).max(100) }).optional(),
  }),
  result: z.object({ conversation: Conversation, lastAutomaticReply: z.enum(["none", "left", "uncertain"]) }),
});

export const takeNext = endpoint({
  name: "takeNext",
  summary: "Take the next conversation of the lines of one's teams; null where nobody waits.",
  method: "POST",
  path: "/api/v1/operator/queues/next",
  access: "conversations.answer",
  result: z.object({ conversation: Conversation.nullable() }),
});

export const listAssignees = endpoint({
  name: "listAssignees",
  summary: "To whom a conversation can be given: people with what they hold, teams with who waits in their line.",
  method: "GET",
  path: "/api/v1/operator/assignees",
  access: "conversations.answer",
  result: z.object({
    people: z.array(Assignee),
    teams: z.array(z.object({ id: TeamId, name: z.string(), waiting: z.number().int() })),
  }),
});

export const listQueues = endpoint({
  name: "listQueues",
  summary: "The lines of the teams: who waits for how long, who of the team is there, and what its actor does.",
  method: "GET",
  path: "/api/v1/operator/queues",
  access: "conversations.read",
  result: z.object({ queues: z.array(Queue) }),
});

export const listLine = endpoint({
  name: "listLine",
  summary: "The head of a team's line in the order in which it is served, as far as one sees it.",
  method: "GET",
  path: "/api/v1/operator/queues/:teamId/line",
  access: "conversations.read",
  params: z.object({ teamId: TeamId }),
  result: z.object({
    line: z.array(
      z.object({
        conversationId: ConversationId,
        contactName: z.string(),
        priority: Priority,
        waitingSince: z.iso.datetime(),
        /** Everybody who was there has had it, and let it run out. */
        isRoundOver: z.boolean(),
      }),
    ),
  }),
});

export const changeQueue = endpoint({
  name: "changeQueue",
  summary: "Change how a team's line is served.",
  method: "PATCH",
  path: "/api/v1/admin/teams/:teamId/queue",
  access: "structure.manage",
  params: z.object({ teamId: TeamId }),
  body: QueueSettings.partial(),
  result: QueueSettings,
});

export const changeContact = endpoint({
  name: "changeContact",
  summary: "Say which operator is responsible for a contact, and is asked first when they need a person.",
  method: "PATCH",
  path: "/api/v1/operator/contacts/:contactId",
  access: "conversations.assign",
  params: z.object({ contactId: ContactId }),
  body: z.object({ responsibleId: OperatorId.nullable() }),
  result: Contact,
});
