import type { TelegramClient } from "telegram";
import { Api } from "telegram/tl/index.js";
import type { ChangeOutcome } from "../../contracts/update.ts";
import type { OutgoingReaction } from "../channelAdapter.ts";
import { outcomeOf, refusalName } from "./refusals.ts";
import { within } from "./within.ts";

/** Of those that everybody may give (https://core.telegram.org/method/messages.getAvailableReactions). */
export const REACTIONS = ["👍", "❤", "🙏", "👌", "🔥", "🎉", "😁", "😢"] as const;

/** Puts the account's reaction under a message in place of the one before (https://core.telegram.org/method/messages.sendReaction). */
export async function react(
  client: TelegramClient,
  peer: Api.TypeInputPeer,
  { externalId, emoji }: OutgoingReaction,
  signal: AbortSignal,
): Promise<ChangeOutcome> {
  const msgId = Number(externalId.split(":").at(-1));
  const reaction = emoji === null ? [] : [new Api.ReactionEmoji({ emoticon: emoji })];
  try {
    await within(signal, client.invoke(new Api.messages.SendReaction({ peer, msgId, reaction })));
    return { kind: "ok" };
  } catch (error) {
    if (refusalName(error) === "MESSAGE_NOT_MODIFIED") return { kind: "ok" };
    return outcomeOf(error);
  }
}
