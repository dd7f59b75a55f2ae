import { IconDeviceGamepad2, IconReceipt } from "@tabler/icons-react";
import { money } from "../format/numbers.ts";
import { icon } from "../theme.ts";
import { useTranslation } from "../words/useTranslation.ts";
import { EvidenceText } from "./EvidenceText.tsx";
import classes from "./FileCard.module.css";
import type { MessageViewProps } from "./messageView.ts";

/** A game or an invoice: what it is, what it says, and what it costs. It is played and paid in the messenger. */
export function OfferView({ content, messageId }: MessageViewProps<"game"> | MessageViewProps<"invoice">) {
  const { t, i18n } = useTranslation();
  const Glyph = content.kind === "game" ? IconDeviceGamepad2 : IconReceipt;
  const price = content.kind === "invoice" ? money(content.amount, content.currency, i18n.language) : undefined;
  return (
    <div className={classes.card}>
      <span className={classes.glyph}>
        <Glyph {...icon} aria-hidden />
      </span>
      <span className={classes.words}>
        <span className={classes.title}>{content.title}</span>
        <span className={classes.detail}>{[t(`message.${content.kind}`), price].filter(Boolean).join(", ")}</span>
        {content.description && <EvidenceText text={content.description} messageId={messageId} />}
      </span>
    </div>
  );
}
