import { Anchor } from "@mantine/core";
import { IconAddressBook } from "@tabler/icons-react";
import { readablePhone } from "../format/phone.ts";
import { CopyTool } from "../parts/CopyTool.tsx";
import { LinkText } from "../parts/LinkButton.tsx";
import { icon } from "../theme.ts";
import classes from "./FileCard.module.css";
import type { MessageViewProps } from "./messageView.ts";
import { useTranslation } from "../words/useTranslation.ts";

/** A person whom the contact named: to call, to copy, and to look for among our own. */
export function ContactView({ content: { name, phone } }: MessageViewProps<"contact">) {
  const { t } = useTranslation();
  return (
    <div className={classes.card}>
      <span className={classes.glyph}>
        <IconAddressBook {...icon} aria-hidden />
      </span>
      <span className={classes.words}>
        <span className={classes.title}>{name}</span>
        <span className={classes.value}>
          <Anchor href={`tel:${phone}`} size="sm">
            {readablePhone(phone)}
          </Anchor>
          <CopyTool value={phone} label={t("states.copyPhone")} />
        </span>
        <LinkText to="/contacts" search={{ search: phone }} size="xs">
          {t("states.findContact")}
        </LinkText>
      </span>
    </div>
  );
}
