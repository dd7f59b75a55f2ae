import { Button } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useMutation } from "@tanstack/react-query";
import { cancelReply, resolveDelivery } from "../../../../../../contracts/endpoints/conversations.ts";
import type { Message } from "../../../../../../contracts/message.ts";
import { call } from "../../../api/call.ts";
import { errorCode } from "../../../api/clientError.ts";
import { showAnswer } from "../../../queries/messages.ts";
import { useMay } from "../../../shell/useOperator.ts";
import { useTranslation } from "../../../words/useTranslation.ts";
import classes from "./DeliveryChoices.module.css";

/** A message that may not have arrived is never resent by itself: it says what happened and a person decides. */
export function DeliveryChoices({ message }: { readonly message: Message }) {
  const { t } = useTranslation();
  const mayAnswer = useMay("conversations.answer");
  const { id: messageId, conversationId, status, failure, failureDetail } = message;
  const params = { conversationId, messageId };
  const onError = (error: Error) => notifications.show({ color: "red", message: t(`error.${errorCode(error)}`) });
  const resolve = useMutation({
    mutationFn: (choice: "resend" | "dismiss") => showAnswer(() => call(resolveDelivery, { params, body: { choice } })),
    onError,
  });
  const withdraw = useMutation({ mutationFn: () => showAnswer(() => call(cancelReply, { params })), onError });

  if (message.direction !== "out" || status === "sent" || status === "reserved" || status === "cancelled" || !mayAnswer)
    return null;
  if (status === "queued") {
    return message.author === "operator" ? (
      <div className={classes.queued}>
        <Button
          size="compact-xs"
          variant="subtle"
          color="gray"
          loading={withdraw.isPending}
          onClick={() => withdraw.mutate()}
        >
          {t("delivery.withdraw")}
        </Button>
      </div>
    ) : null;
  }
  return (
    <div className={classes.choices} data-status={status}>
      <span>
        {failure && status === "failed" && t("states.failed", { reason: t(`failure.${failure}`) })}
        {failure && status === "uncertain" && t(`failure.${failure}`)}
        {failure && failureDetail && ` (${failureDetail})`}
        {status === "uncertain" && `. ${t("delivery.uncertainLead")}`}
      </span>
      <span className={classes.buttons}>
        <Button
          size="compact-xs"
          variant="default"
          loading={resolve.isPending}
          onClick={() => resolve.mutate("resend")}
        >
          {t("delivery.resend")}
        </Button>
        {status === "uncertain" && (
          <Button
            size="compact-xs"
            variant="default"
            disabled={resolve.isPending}
            onClick={() => resolve.mutate("dismiss")}
          >
            {t("delivery.arrived")}
          </Button>
        )}
      </span>
    </div>
  );
}
