import { WithStartWorkflowOperation } from "@temporalio/client";
import type { Client } from "@temporalio/client";
import { defineSearchAttributeKey } from "@temporalio/common";
import type { UpdateDefinition } from "@temporalio/common";
import type { Answering, AssignmentTarget, ConversationRef, OperatorRef } from "../contracts/actors.ts";
import type { ConversationId } from "../contracts/ids.ts";
import {
  assignUpdate,
  closeUpdate,
  conversationStateQuery,
  conversationWorkflowId,
  conversationWorkflowType,
  handBackUpdate,
  messageArrivedSignal,
  replyQueuedSignal,
  takeOverUpdate,
} from "../workflows/conversation/messages.ts";
import type { ConversationInput, ConversationSnapshot, TakenOver } from "../workflows/conversation/messages.ts";

/** Registered at the server when it starts. They hold no personal data, and change only when who answers changes. */
const tenantAttribute = defineSearchAttributeKey("SwTenant", "KEYWORD");
const channelAttribute = defineSearchAttributeKey("SwChannel", "KEYWORD");
const modeAttribute = defineSearchAttributeKey("SwMode", "KEYWORD");

/** What the rest of the product may say to a conversation's actor. Every call re-creates an actor that rests. */
export interface ConversationActors {
  messageArrived(conversation: ConversationRef): Promise<void>;
  replyQueued(conversation: ConversationRef): Promise<void>;
  takeOver(conversation: ConversationRef, by: OperatorRef): Promise<TakenOver>;
  handBack(conversation: ConversationRef, by: OperatorRef): Promise<Answering>;
  assign(conversation: ConversationRef, by: OperatorRef, to: AssignmentTarget): Promise<TakenOver>;
  close(conversation: ConversationRef, by: OperatorRef): Promise<Answering>;
  /** Throws WorkflowNotFoundError when the actor rests. */
  state(id: ConversationId): Promise<ConversationSnapshot>;
}

export function createConversationActors(client: Client, { idleMs }: { readonly idleMs: number }): ConversationActors {
  const ring = async (signal: typeof messageArrivedSignal, conversation: ConversationRef) => {
    const { mode, generation } = conversation;
    await client.workflow.signalWithStart(conversationWorkflowType, {
      ...startOptions(conversation, idleMs),
      signal,
      signalArgs: [{ mode, generation }],
    });
  };
  const order = <Outcome, Args extends [OperatorRef, ...unknown[]]>(
    update: UpdateDefinition<Outcome, Args>,
    conversation: ConversationRef,
    ...args: Args
  ) =>
    client.workflow.executeUpdateWithStart(update, {
      args,
      startWorkflowOperation: new WithStartWorkflowOperation(conversationWorkflowType, {
        ...startOptions(conversation, idleMs),
        workflowIdConflictPolicy: "USE_EXISTING",
      }),
    });
  return {
    messageArrived: (conversation) => ring(messageArrivedSignal, conversation),
    replyQueued: (conversation) => ring(replyQueuedSignal, conversation),
    takeOver: (conversation, by) => order(takeOverUpdate, conversation, by),
    handBack: (conversation, by) => order(handBackUpdate, conversation, by),
    assign: (conversation, by, to) => order(assignUpdate, conversation, by, to),
    close: (conversation, by) => order(closeUpdate, conversation, by),
    state: (id) => client.workflow.getHandle(conversationWorkflowId(id)).query(conversationStateQuery),
  };
}

function startOptions(conversation: ConversationRef, idleMs: number) {
  const input: ConversationInput = { ...conversation, idleMs };
  return {
    workflowId: conversationWorkflowId(conversation.conversationId),
    taskQueue: "conversation",
    args: [input],
    priority: { priorityKey: 2, fairnessKey: conversation.tenantId },
    staticSummary: `Диалог, ${conversation.channelKind}`,
    typedSearchAttributes: [
      { key: tenantAttribute, value: conversation.tenantId },
      { key: channelAttribute, value: conversation.channelKind },
      { key: modeAttribute, value: conversation.mode },
    ],
  };
}
