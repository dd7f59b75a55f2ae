import { Box } from "@mantine/core";
import type { ChannelKind } from "../../../../contracts/channel.ts";
import { ChannelBadge } from "../channels/ChannelBadge.tsx";
import classes from "./ContactAvatar.module.css";

interface ContactAvatarProps {
  readonly id: string;
  readonly name: string;
  readonly channel?: ChannelKind;
  /** As high as a line of small text. */
  readonly small?: boolean;
}

/** A face for somebody without a picture: initials on a quiet hue that stays the same for the same person. */
export function ContactAvatar({ id, name, channel, small = false }: ContactAvatarProps) {
  return (
    <Box className={classes.avatar} data-small={small || undefined} __vars={{ "--hue": String(hueOf(id)) }} aria-hidden>
      {initials(name)}
      {channel && (
        <span className={classes.badge}>
          <ChannelBadge kind={channel} />
        </span>
      )}
    </Box>
  );
}

const initials = (name: string) =>
  name
    .split(/\s+/)
    .filter((word) => /^\p{L}/u.test(word))
    .slice(0, 2)
    .map((word) => word.charAt(0).toUpperCase())
    .join("") || "#";

const hueOf = (id: string) => Array.from(id).reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 360, 7);
