import type { MessageOrigin } from "../../../../contracts/message.ts";
import { useTranslation } from "../words/useTranslation.ts";
import classes from "./OriginLine.module.css";

/** From whom a message was forwarded, and by which bot it was written; nothing where neither. */
export function OriginLine({ origin }: { readonly origin: MessageOrigin | null }) {
  const { t } = useTranslation();
  if (origin?.forwardedFrom === undefined && origin?.viaBot === undefined) return null;
  const { forwardedFrom, viaBot } = origin;
  const words = [
    forwardedFrom !== undefined &&
      (forwardedFrom ? t("message.forwardedFrom", { name: forwardedFrom }) : t("message.forwarded")),
    viaBot !== undefined && t("message.viaBot", { bot: viaBot }),
  ];
  return (
    <div className={classes.line} data-origin>
      {words.filter(Boolean).join(", ")}
    </div>
  );
}
