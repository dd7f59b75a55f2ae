import type { Message } from "../../../../../../contracts/message.ts";
import { useTranslation } from "../../../words/useTranslation.ts";
import classes from "./MessageStates.module.css";

/** An order to change a message that the messenger has not carried out, or has refused. */
export function PendingChangeLine({ message: { pendingChange } }: { readonly message: Message }) {
  const { t } = useTranslation();
  if (pendingChange === null) return null;
  const { kind, text, status, failureDetail } = pendingChange;
  const reason = failureDetail ?? t("states.noReason");
  const waiting = kind === "edit" ? t("states.editing", { text }) : t("states.deleting");
  const failed = {
    edit: t("states.editFailed", { reason }),
    delete: t("states.deleteFailed", { reason }),
    react: t("reacting.failed", { reason }),
  }[kind];
  // The emoji itself stands under the message already.
  if (kind === "react" && status === "waiting") return null;
  return (
    <output className={classes.pending} data-status={status}>
      {status === "waiting" ? waiting : failed}
    </output>
  );
}
