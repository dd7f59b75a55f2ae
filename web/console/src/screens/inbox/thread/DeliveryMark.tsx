import { VisuallyHidden } from "@mantine/core";
import {
  type Icon,
  IconAlertTriangle,
  IconArrowBackUp,
  IconCheck,
  IconChecks,
  IconClock,
  IconHelpCircle,
  IconInbox,
  IconLock,
} from "@tabler/icons-react";
import type { DeliveryStatus, Message } from "../../../../../../contracts/message.ts";
import { clockTime } from "../../../format/dates.ts";
import { smallIcon } from "../../../theme.ts";
import { useTranslation } from "../../../words/useTranslation.ts";
import classes from "./DeliveryMark.module.css";

const marks: Readonly<Record<DeliveryStatus, Icon>> = {
  received: IconInbox,
  noted: IconLock,
  queued: IconClock,
  reserved: IconClock,
  sent: IconCheck,
  failed: IconAlertTriangle,
  uncertain: IconHelpCircle,
  cancelled: IconArrowBackUp,
};

/** Ticks once the provider gave its id, two when it arrived; anything else is also said in words, because it asks for attention. */
export function DeliveryMark({ message }: { readonly message: Message }) {
  const { t, i18n } = useTranslation();
  const { status, occurredAt, deliveredAt, readAt } = message;
  const time = (iso: string) => ({ time: clockTime(iso, i18n.language) });
  const steps = [
    t("states.sent", time(occurredAt)),
    deliveredAt && t("states.delivered", time(deliveredAt)),
    readAt && t("states.read", time(readAt)),
  ].filter(Boolean);
  const isSent = status === "sent";
  const words = isSent ? steps.join(", ") : t(`delivery.${status}`);
  const Mark = isSent && deliveredAt ? IconChecks : marks[status];
  return (
    <span className={classes.mark} data-status={status} data-read={readAt ? true : undefined} title={words}>
      <Mark {...smallIcon} aria-hidden />
      {isSent ? <VisuallyHidden>{words}</VisuallyHidden> : words}
    </span>
  );
}
