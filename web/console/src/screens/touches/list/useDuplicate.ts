import { notifications } from "@mantine/notifications";
import { useMutation } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { createSequence, getSequence } from "../../../../../../contracts/endpoints/sequences.ts";
import type { Sequence } from "../../../../../../contracts/endpoints/sequences.ts";
import { call } from "../../../api/call.ts";
import { errorCode } from "../../../api/clientError.ts";
import { refreshTouches } from "../../../queries/touches.ts";
import { freshKey } from "../../../state/freshKey.ts";

const NAME_MAX = 100;

/** Makes another one of the same draft, and opens it. */
export function useDuplicate({ id: sequenceId, kind, name }: Sequence) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  return useMutation({
    mutationFn: async () => {
      const { draft: definition } = await call(getSequence, { params: { sequenceId } });
      const named = t("touches.copyOf", { name }).slice(0, NAME_MAX);
      return call(createSequence, { body: { clientKey: freshKey(), kind, name: named, definition } });
    },
    onSuccess: async (made) => {
      await navigate({ to: "/touches/$sequenceId", params: { sequenceId: made.id } });
      await refreshTouches();
    },
    onError: (error) => notifications.show({ color: "red", message: t(`error.${errorCode(error)}`) }),
  });
}
