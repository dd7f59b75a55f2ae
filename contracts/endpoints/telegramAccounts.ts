import { z } from "zod";
import { ChannelAccount } from "../channelAccount.ts";
import { endpoint } from "../endpoint.ts";
import { ChannelAccountId, ContactId } from "../ids.ts";
import { TelegramAccountEvent } from "../telegramAccountEvent.ts";
import { PersonAddress, StartedChat } from "../telegramChat.ts";
import { SignInStep, TelegramApp, TelegramSession } from "../telegramAccount.ts";

const appPath = "/api/v1/operator/telegram-app";
const sessionPath = "/api/v1/operator/channel-accounts/:channelAccountId/session";
const params = z.object({ channelAccountId: ChannelAccountId });

export const getTelegramApp = endpoint({
  name: "getTelegramApp",
  summary: "The application by which the company's people sign in to their Telegram accounts.",
  method: "GET",
  path: appPath,
  access: "channels.manage",
  result: TelegramApp,
});

export const setTelegramApp = endpoint({
  name: "setTelegramApp",
  summary: "Set the application (my.telegram.org). Accounts that are signed in keep theirs.",
  method: "POST",
  path: appPath,
  access: "channels.manage",
  body: z.object({
    apiId: z.number().int().positive().max(2_147_483_647),
    apiHash: z
      .string()
      .trim()
      .regex(/^[0-9a-f]{32}$/),
  }),
  result: TelegramApp,
});

export const createTelegramAccount = endpoint({
  name: "createTelegramAccount",
  summary: "Add a personal Telegram account; it begins signed out.",
  method: "POST",
  path: "/api/v1/operator/telegram-accounts",
  access: "channels.manage",
  body: z.object({ name: z.string().trim().min(1).max(100) }),
  result: ChannelAccount,
});

export const getTelegramSession = endpoint({
  name: "getTelegramSession",
  summary: "How far signing in came, who holds the connection, and how far it was read.",
  method: "GET",
  path: sessionPath,
  access: "channels.manage",
  params,
  result: TelegramSession,
});

/** Answers when the step has been taken; what came of it, also a wrong code, stands in the answer. */
export const takeTelegramSignInStep = endpoint({
  name: "takeTelegramSignInStep",
  summary: "Begin to sign in by phone number or QR code, or enter the code or the password that is awaited.",
  method: "POST",
  path: sessionPath,
  access: "channels.manage",
  params,
  body: SignInStep,
  result: TelegramSession,
});

/** Newest first. `next` is the `before` of the following page, null on the last. */
export const listTelegramAccountEvents = endpoint({
  name: "listTelegramAccountEvents",
  summary: "What happened to the account's connection and why, the newest first.",
  method: "GET",
  path: `${sessionPath}/events`,
  access: "channels.manage",
  params,
  query: z.object({
    before: z.coerce.number().int().positive().optional(),
    limit: z.coerce.number().int().min(1).max(100).default(30),
  }),
  result: z.object({ events: z.array(TelegramAccountEvent), next: z.number().int().nullable() }),
});

export const signOutTelegramAccount = endpoint({
  name: "signOutTelegramAccount",
  summary: "Have the process that holds the account sign it out; what waits to be sent goes on waiting.",
  method: "DELETE",
  path: sessionPath,
  access: "channels.manage",
  params,
  result: TelegramSession,
});

export const relocateTelegramAccount = endpoint({
  name: "relocateTelegramAccount",
  summary: "Have another process hold the account, where there is one.",
  method: "POST",
  path: `${sessionPath}/relocation`,
  access: "channels.manage",
  params,
  result: TelegramSession,
});

export const resumeNewChats = endpoint({
  name: "resumeNewChats",
  summary: "Write to strangers again: Telegram has taken its refusal back, or shall be asked once more.",
  method: "DELETE",
  path: `${sessionPath}/new-chats-refusal`,
  access: "channels.manage",
  params,
  result: TelegramSession,
});

/** Answers when the person was found and their conversation is there, or with why it is not. */
export const startChat = endpoint({
  name: "startChat",
  summary: "Find somebody by phone number or name and open the conversation with them, to write to them first.",
  method: "POST",
  path: "/api/v1/operator/channel-accounts/:channelAccountId/chats",
  access: "conversations.answer",
  params,
  body: z.object({ to: PersonAddress, contactId: ContactId.optional() }),
  result: StartedChat,
});
