import type { ChannelKind } from "../contracts/channel.ts";
import type { Channel } from "./channelAdapter.ts";
import { demoChannel } from "./demo/adapter.ts";
import { createOutbounds } from "./outbound.ts";
import { telegramAccountChannel } from "./telegramAccount/adapter.ts";
import type { HeldSessions } from "./telegramAccount/heldSessions.ts";
import { telegramBotChannel } from "./telegramBot/adapter.ts";

/** Addresses of the providers, so that real and simulated ones differ by configuration alone. */
export interface ProviderRoots {
  readonly telegramApi: string;
  readonly demoMessenger: string | undefined;
  /** What an account's own settings may name off the public internet; nothing where absent. */
  readonly allowedPrivateHosts?: readonly string[];
  /** The Telegram accounts whose connections this process holds. */
  readonly heldSessions?: HeldSessions;
}

export type Channels = Readonly<Record<ChannelKind, Channel>>;

/** A kind without an adapter does not compile. */
export function createChannels(roots: ProviderRoots): Channels {
  const { telegramApi, demoMessenger, allowedPrivateHosts = [], heldSessions } = roots;
  const outbounds = createOutbounds(allowedPrivateHosts);
  return {
    telegramBot: telegramBotChannel({ root: telegramApi, outbounds }),
    demo: demoChannel({ root: demoMessenger, outbounds }),
    telegramAccount: telegramAccountChannel(heldSessions),
  };
}
