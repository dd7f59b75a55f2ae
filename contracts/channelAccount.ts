import { z } from "zod";
import { ChannelAccountStatus, ChannelKind } from "./channel.ts";
import { BranchId, ChannelAccountId } from "./ids.ts";

/** Everything that was received and could not be read; kept whole, shown here, never dropped. */
export const UnparsedUpdate = z.object({
  externalId: z.string(),
  reason: z.string(),
  receivedAt: z.iso.datetime(),
});
export type UnparsedUpdate = z.infer<typeof UnparsedUpdate>;

export const ChannelAccount = z.object({
  id: ChannelAccountId,
  kind: ChannelKind,
  name: z.string(),
  status: ChannelAccountStatus,
  /** Why the account is dead, in the provider's words. */
  statusDetail: z.string().nullable(),
  /** Whose conversations these are; null: the whole company's. */
  branchId: BranchId.nullable(),
  createdAt: z.iso.datetime(),
});
export type ChannelAccount = z.infer<typeof ChannelAccount>;

/** A person whose account a Telegram bot answers for, and whether they let it. */
export const BusinessConnection = z.object({ owner: z.string(), isEnabled: z.boolean(), mayReply: z.boolean() });
export type BusinessConnection = z.infer<typeof BusinessConnection>;

export const ChannelAccountHealth = z.object({
  account: ChannelAccount,
  lastUpdateAt: z.iso.datetime().nullable(),
  lastSentAt: z.iso.datetime().nullable(),
  receivedToday: z.number().int(),
  sentToday: z.number().int(),
  queued: z.number().int(),
  failedToday: z.number().int(),
  uncertain: z.number().int(),
  unparsed: z.number().int(),
  recentUnparsed: z.array(UnparsedUpdate),
  answersFor: z.array(BusinessConnection),
});
export type ChannelAccountHealth = z.infer<typeof ChannelAccountHealth>;

/** What a live test of the credentials said. `title` is the provider's name for the account. */
export const ChannelCheck = z.object({
  ok: z.boolean(),
  title: z.string().nullable(),
  problem: z.string().nullable(),
});
export type ChannelCheck = z.infer<typeof ChannelCheck>;

/** A kind that can be connected, with the JSON Schema of its settings: the console draws the form from it. */
export const ChannelKindDescription = z.object({
  kind: ChannelKind,
  label: z.string(),
  textLength: z.number().int(),
  settingsSchema: z.record(z.string(), z.unknown()),
});
export type ChannelKindDescription = z.infer<typeof ChannelKindDescription>;
