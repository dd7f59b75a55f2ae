import type { ChannelKind } from "../contracts/channel.ts";
import type { Channel } from "./channelAdapter.ts";
import { demoChannel } from "./demo/adapter.ts";
import { telegramBotChannel } from "./telegramBot/adapter.ts";

/** Addresses of the providers, so that real and simulated ones differ by configuration alone. */
export interface ProviderRoots {
  readonly telegramApi: string;
  readonly demoMessenger: string | undefined;
}

export type Channels = Readonly<Record<ChannelKind, Channel>>;

/** A kind without an adapter does not compile. */
export const createChannels = (roots: ProviderRoots): Channels => ({
  telegramBot: telegramBotChannel({ root: roots.telegramApi }),
  demo: demoChannel({ root: roots.demoMessenger }),
});
