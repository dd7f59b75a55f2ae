import { Anchor, Button, Group, Text } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Call } from "../../../../../contracts/call.ts";
import { cancelCall } from "../../../../../contracts/endpoints/calls.ts";
import { call } from "../../api/call.ts";
import { errorCode } from "../../api/clientError.ts";
import { showCall } from "../../queries/calls.ts";
import { CallDetails } from "./CallDetails.tsx";
import classes from "./CallStatus.module.css";
import { useCallWords } from "./useCallWords.ts";

/** How a call goes, as it goes: it waits, a phone has it, or what became of it. */
export function CallStatus({ call: shown }: { readonly call: Call }) {
  const { t } = useTranslation();
  const { lookOf, sayState } = useCallWords();
  const [open, setOpen] = useState(false);
  const cancel = useMutation({
    mutationFn: () => call(cancelCall, { params: { callRequestId: shown.id } }),
    onSuccess: showCall,
    onError: (error) => notifications.show({ color: "red", message: t(`error.${errorCode(error)}`) }),
  });
  const { state } = shown;
  return (
    <div className={classes.status} data-look={lookOf(shown)}>
      <Text component="output" size="sm" fw={500} className={classes.words}>
        {sayState(shown)}
      </Text>
      {(state === "waiting" || state === "expired") && (
        <Text size="xs" c="dimmed">
          {t(state === "waiting" ? "callButton.waitingHint" : "callButton.expiredHint")}
        </Text>
      )}
      <Group gap="md">
        {state === "waiting" && (
          <Button variant="subtle" size="compact-sm" loading={cancel.isPending} onClick={() => cancel.mutate()}>
            {t("callButton.cancel")}
          </Button>
        )}
        <Anchor component="button" type="button" size="sm" onClick={() => setOpen(true)}>
          {t("callButton.details")}
        </Anchor>
      </Group>
      <CallDetails call={open ? shown : undefined} onClose={() => setOpen(false)} />
    </div>
  );
}
