import { ActionIcon, Tooltip } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { IconPlayerTrackNext } from "@tabler/icons-react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { takeNext } from "../../../../../../contracts/endpoints/queue.ts";
import { call } from "../../../api/call.ts";
import { errorCode } from "../../../api/clientError.ts";
import { useMay } from "../../../shell/useOperator.ts";
import { useOffer } from "../../../commands/offers.ts";
import { icon } from "../../../theme.ts";
import { focusComposer } from "../composer/focusComposer.ts";

/** Takes the one who has waited longest in the lines of one's teams, and opens it. */
export function TakeNext() {
  const { t } = useTranslation();
  const mayAnswer = useMay("conversations.answer");
  const navigate = useNavigate();
  const client = useQueryClient();
  const take = useMutation({
    mutationFn: () => call(takeNext, { body: {} }),
    onSuccess: async ({ conversation }) => {
      if (conversation === null) {
        notifications.show({ message: t("queue.nobodyWaits") });
        return;
      }
      void client.invalidateQueries({ queryKey: ["conversations"] });
      await navigate({
        to: "/inbox/$conversationId",
        params: { conversationId: conversation.id },
        search: (kept) => kept,
      });
      focusComposer();
    },
    onError: (error) => notifications.show({ color: "red", message: t(`error.${errorCode(error)}`) }),
  });
  useOffer(mayAnswer ? { takeNext: () => take.mutate() } : {});
  if (!mayAnswer) return null;
  return (
    <Tooltip label={t("queue.takeNext")}>
      <ActionIcon aria-label={t("queue.takeNext")} loading={take.isPending} onClick={() => take.mutate()}>
        <IconPlayerTrackNext {...icon} />
      </ActionIcon>
    </Tooltip>
  );
}
