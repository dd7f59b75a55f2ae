import { Anchor } from "@mantine/core";
import { IconAddressBook } from "@tabler/icons-react";
import { readablePhone } from "../format/phone.ts";
import { icon } from "../theme.ts";
import classes from "./FileCard.module.css";
import type { MessageViewProps } from "./messageView.ts";

export function ContactView({ content: { name, phone } }: MessageViewProps<"contact">) {
  return (
    <div className={classes.card}>
      <span className={classes.glyph}>
        <IconAddressBook {...icon} aria-hidden />
      </span>
      <span className={classes.words}>
        <span className={classes.title}>{name}</span>
        <Anchor href={`tel:${phone}`} size="sm">
          {readablePhone(phone)}
        </Anchor>
      </span>
    </div>
  );
}
