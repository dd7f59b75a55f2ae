import { type Icon, IconBrandTelegram, IconMessageChatbot, IconUserCircle } from "@tabler/icons-react";
import type { ChannelKind } from "../../../../contracts/channel.ts";

interface ChannelLook {
  readonly icon: Icon;
  /** A variable of theme.ts: the only place where a channel's own colour appears is its badge. */
  readonly color: string;
}

/** A channel kind without a look does not compile. Its name stands in the word catalogues under `channelKind`. */
export const channelLooks: Readonly<Record<ChannelKind, ChannelLook>> = {
  telegramBot: { icon: IconBrandTelegram, color: "var(--channel-telegram)" },
  telegramAccount: { icon: IconUserCircle, color: "var(--channel-telegram)" },
  demo: { icon: IconMessageChatbot, color: "var(--channel-demo)" },
};
