import { Box } from "@mantine/core";
import type { ChannelKind } from "../../../../contracts/channel.ts";
import classes from "./ChannelBadge.module.css";
import { channelLooks } from "./looks.ts";

export function ChannelBadge({ kind }: { readonly kind: ChannelKind }) {
  const { icon: Icon, color } = channelLooks[kind];
  return (
    <Box component="span" className={classes.badge} __vars={{ "--channel-color": color }}>
      <Icon className={classes.glyph} stroke={2} aria-hidden />
    </Box>
  );
}
