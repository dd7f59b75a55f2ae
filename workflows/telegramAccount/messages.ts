import { defineQuery, defineSignal, defineUpdate } from "@temporalio/workflow";
import type { ChannelAccountId, ChatRequestId, TenantId } from "../../contracts/ids.ts";
import type { SignInOutcome } from "../../contracts/telegramAccount.ts";
import type { PersonSearch } from "../../contracts/telegramChat.ts";
import type { AccountState } from "./state.ts";

export const telegramAccountWorkflowType = "telegramAccountWorkflow";
export const telegramAccountWorkflowId = (id: ChannelAccountId) => `telegram-account/${id}`;

export interface TelegramAccountInput {
  readonly channelAccountId: ChannelAccountId;
  readonly tenantId: TenantId;
  /** Without anything to wait for, the actor completes after this long. Milliseconds. */
  readonly idleMs: number;
  /** Handed over by the previous run when its history grew. */
  readonly state?: AccountState;
}

/** Orders. What a person entered lies sealed in Postgres: it never stands in a history. */
export const startLoginUpdate = defineUpdate<SignInOutcome>("startLogin");
export const submitCodeUpdate = defineUpdate<SignInOutcome>("submitCode");
export const submitPasswordUpdate = defineUpdate<SignInOutcome>("submitPassword");
/** Answers when the first code is about to be shown; the codes themselves stand in Postgres. */
export const startQrUpdate = defineUpdate<SignInOutcome>("startQr");

/** Has the process that holds the account find somebody; whom, and who it is, stands in Postgres. */
export const findPersonUpdate = defineUpdate<PersonSearch, [PersonToFind]>("findPerson");
export interface PersonToFind {
  readonly requestId: ChatRequestId;
  readonly holderId: string;
}

/** Facts, told by the process that holds the account. */
export const holderReadySignal = defineSignal<[{ readonly holderId: string; readonly epoch: number }]>("holderReady");
export const holderLostSignal = defineSignal<[{ readonly epoch: number; readonly reason: string }]>("holderLost");
export const floodWaitSignal = defineSignal<[{ readonly forMs: number }]>("floodWait");

export const sessionQuery = defineQuery<AccountState>("session");
