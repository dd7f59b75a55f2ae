import { WithStartWorkflowOperation } from "@temporalio/client";
import type { Client } from "@temporalio/client";
import { defineSearchAttributeKey } from "@temporalio/common";
import type { SignalDefinition } from "@temporalio/common";
import type { ChannelAccountId, TenantId } from "../contracts/ids.ts";
import type { SignInOutcome, SignInStepName } from "../contracts/telegramAccount.ts";
import type { PersonSearch } from "../contracts/telegramChat.ts";
import {
  findPersonUpdate,
  floodWaitSignal,
  holderLostSignal,
  holderReadySignal,
  startLoginUpdate,
  startQrUpdate,
  submitCodeUpdate,
  submitPasswordUpdate,
  telegramAccountWorkflowId,
  telegramAccountWorkflowType,
} from "../workflows/telegramAccount/messages.ts";
import type { PersonToFind, TelegramAccountInput } from "../workflows/telegramAccount/messages.ts";

const tenantAttribute = defineSearchAttributeKey("SwTenant", "KEYWORD");

export interface TelegramAccountRef {
  readonly channelAccountId: ChannelAccountId;
  readonly tenantId: TenantId;
}

interface ActorSettings {
  readonly idleMs: number;
}

const steps = {
  phone: startLoginUpdate,
  code: submitCodeUpdate,
  password: submitPasswordUpdate,
  qr: startQrUpdate,
} as const;

/** Has the account's actor take a step for which everything lies ready; answers with how far that came. */
export const takeStep = (
  client: Client,
  account: TelegramAccountRef,
  step: SignInStepName,
  settings: ActorSettings,
): Promise<SignInOutcome> =>
  client.workflow.executeUpdateWithStart(steps[step], {
    args: [],
    startWorkflowOperation: new WithStartWorkflowOperation(telegramAccountWorkflowType, {
      ...startOptions(account, settings),
      workflowIdConflictPolicy: "USE_EXISTING",
    }),
  });

/** Has the account's actor find somebody. */
export const findPerson = (
  client: Client,
  account: TelegramAccountRef,
  person: PersonToFind,
  settings: ActorSettings,
): Promise<PersonSearch> =>
  client.workflow.executeUpdateWithStart(findPersonUpdate, {
    args: [person],
    startWorkflowOperation: new WithStartWorkflowOperation(telegramAccountWorkflowType, {
      ...startOptions(account, settings),
      workflowIdConflictPolicy: "USE_EXISTING",
    }),
  });

interface HeldRef extends TelegramAccountRef {
  readonly holderId: string;
  readonly epoch: number;
}

/** Facts about an account, told by the process that holds it. */
export const tellHolderReady = (client: Client, account: HeldRef, settings: ActorSettings): Promise<void> =>
  tell(client, account, holderReadySignal, { holderId: account.holderId, epoch: account.epoch }, settings);

export const tellHolderLost = (
  client: Client,
  account: HeldRef,
  reason: string,
  settings: ActorSettings,
): Promise<void> => tell(client, account, holderLostSignal, { epoch: account.epoch, reason }, settings);

export const tellFlood = (client: Client, account: HeldRef, forMs: number, settings: ActorSettings): Promise<void> =>
  tell(client, account, floodWaitSignal, { forMs }, settings);

async function tell<Fact>(
  client: Client,
  account: TelegramAccountRef,
  signal: SignalDefinition<[Fact]>,
  fact: Fact,
  settings: ActorSettings,
): Promise<void> {
  await client.workflow.signalWithStart(telegramAccountWorkflowType, {
    ...startOptions(account, settings),
    signal,
    signalArgs: [fact],
  });
}

function startOptions({ channelAccountId, tenantId }: TelegramAccountRef, { idleMs }: ActorSettings) {
  const input: TelegramAccountInput = { channelAccountId, tenantId, idleMs };
  return {
    workflowId: telegramAccountWorkflowId(channelAccountId),
    taskQueue: "conversation",
    args: [input],
    priority: { priorityKey: 1, fairnessKey: tenantId },
    staticSummary: "Аккаунт Telegram",
    typedSearchAttributes: [{ key: tenantAttribute, value: tenantId }],
  };
}
