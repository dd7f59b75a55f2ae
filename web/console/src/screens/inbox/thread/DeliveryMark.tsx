import { VisuallyHidden } from "@mantine/core";
import {
  type Icon,
  IconAlertTriangle,
  IconArrowBackUp,
  IconCheck,
  IconClock,
  IconHelpCircle,
  IconInbox,
  IconLock,
} from "@tabler/icons-react";
import type { DeliveryStatus } from "../../../../../../contracts/message.ts";
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

/** A tick once the provider gave its id; anything else is also said in words, because it asks for attention. */
export function DeliveryMark({ status }: { readonly status: DeliveryStatus }) {
  const { t } = useTranslation();
  const Mark = marks[status];
  const words = t(`delivery.${status}`);
  return (
    <span className={classes.mark} data-status={status} title={words}>
      <Mark {...smallIcon} aria-hidden />
      {status === "sent" ? <VisuallyHidden>{words}</VisuallyHidden> : words}
    </span>
  );
}
