import { z } from "zod";
import { ChannelKind } from "../channel.ts";
import { ChannelAccount, ChannelAccountHealth, ChannelCheck, ChannelKindDescription } from "../channelAccount.ts";
import { endpoint } from "../endpoint.ts";
import { BranchId, ChannelAccountId } from "../ids.ts";

const params = z.object({ channelAccountId: ChannelAccountId });

export const listChannelKinds = endpoint({
  name: "listChannelKinds",
  summary: "The messengers that can be connected, with the form of their settings.",
  method: "GET",
  path: "/api/v1/operator/channel-kinds",
  access: "channels.read",
  result: z.object({ kinds: z.array(ChannelKindDescription) }),
});

export const listChannelAccounts = endpoint({
  name: "listChannelAccounts",
  summary: "Connected channel accounts with their health.",
  method: "GET",
  path: "/api/v1/operator/channel-accounts",
  access: "channels.read",
  result: z.object({ accounts: z.array(ChannelAccountHealth) }),
});

export const getChannelAccount = endpoint({
  name: "getChannelAccount",
  summary: "One channel account with its health and the updates it could not read.",
  method: "GET",
  path: "/api/v1/operator/channel-accounts/:channelAccountId",
  access: "channels.read",
  params,
  result: ChannelAccountHealth,
});

/** Checks the credentials with the messenger first; a refused check creates nothing (422 channel_account.check_failed). */
export const createChannelAccount = endpoint({
  name: "createChannelAccount",
  summary: "Connect a channel account; its credentials are tested before it is stored.",
  method: "POST",
  path: "/api/v1/operator/channel-accounts",
  access: "channels.manage",
  body: z.object({
    kind: ChannelKind,
    name: z.string().trim().min(1).max(100),
    settings: z.record(z.string(), z.unknown()),
  }),
  result: ChannelAccount,
});

export const changeChannelAccount = endpoint({
  name: "changeChannelAccount",
  summary: "Rename a channel account or give it to another branch; its conversations go with it.",
  method: "PATCH",
  path: "/api/v1/operator/channel-accounts/:channelAccountId",
  access: "channels.manage",
  params,
  body: z.object({
    name: z.string().trim().min(1).max(100).optional(),
    branchId: BranchId.nullable().optional(),
  }),
  result: ChannelAccount,
});

export const checkChannelAccount = endpoint({
  name: "checkChannelAccount",
  summary: "Ask the messenger now whether the stored credentials still work.",
  method: "POST",
  path: "/api/v1/operator/channel-accounts/:channelAccountId/check",
  access: "channels.manage",
  params,
  result: ChannelCheck,
});

export const pauseChannelAccount = endpoint({
  name: "pauseChannelAccount",
  summary: "Keep receiving, but hold everything outgoing in the queue.",
  method: "POST",
  path: "/api/v1/operator/channel-accounts/:channelAccountId/pause",
  access: "channels.manage",
  params,
  result: ChannelAccount,
});

export const resumeChannelAccount = endpoint({
  name: "resumeChannelAccount",
  summary: "Send again, starting with what waited.",
  method: "DELETE",
  path: "/api/v1/operator/channel-accounts/:channelAccountId/pause",
  access: "channels.manage",
  params,
  result: ChannelAccount,
});
