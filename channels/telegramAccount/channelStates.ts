import type { TelegramClient } from "telegram";
import { PtsWaiter } from "telegram/client/updates/ptsWaiter.js";
import { returnBigInt } from "telegram/Helpers.js";
import { Api } from "telegram/tl/index.js";
import { channelIdOf, chatIdOf } from "./chatIds.ts";

/** How far each channel and supergroup was read, by its chat. */
export type ChannelStates = ReadonlyMap<string, number>;

/** Tells the library from where on to read channels; it takes the first number it hears of otherwise, and what was before is lost. */
export function resumeChannels({ updateManager }: TelegramClient, states: ChannelStates): void {
  updateManager.start();
  for (const [chatId, pts] of states)
    updateManager.onUpdates(new Api.UpdateChannelTooLong({ channelId: returnBigInt(channelIdOf(chatId)), pts }));
}

/** How far the library has read channels. */
export function channelStates({ updateManager }: TelegramClient): ChannelStates {
  const trackers: unknown = updateManager["channels"];
  const states = new Map<string, number>();
  for (const [id, tracker] of trackers instanceof Map ? trackers : []) {
    const waiter: unknown = typeof tracker === "object" && tracker !== null && "pts" in tracker ? tracker.pts : null;
    if (waiter instanceof PtsWaiter && waiter.inited())
      states.set(chatIdOf(new Api.PeerChannel({ channelId: returnBigInt(String(id)) })), waiter.current());
  }
  return states;
}
