import { notifications } from "@mantine/notifications";
import { useMutation } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { changeSequenceStatus } from "../../../../../contracts/endpoints/sequences.ts";
import type { Sequence } from "../../../../../contracts/endpoints/sequences.ts";
import { call } from "../../api/call.ts";
import { errorCode } from "../../api/clientError.ts";
import { refreshTouches } from "../../queries/touches.ts";

/** Pauses a sequence with all its runs, lets it go on, or puts it away. */
export function useSequenceOrders({ id: sequenceId }: Pick<Sequence, "id">) {
  const { t } = useTranslation();
  const status = useMutation({
    mutationFn: (status: "active" | "paused" | "archived") =>
      call(changeSequenceStatus, { params: { sequenceId }, body: { status } }),
    onSuccess: refreshTouches,
    onError: (error) => notifications.show({ color: "red", message: t(`error.${errorCode(error)}`) }),
  });
  return { status };
}
