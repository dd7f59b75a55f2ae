import { ActionIcon, Button, Group, Stack, Tooltip } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { IconChevronDown, IconPhone } from "@tabler/icons-react";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { requestCall } from "../../../../../contracts/endpoints/calls.ts";
import type { CompanyId, ContactId } from "../../../../../contracts/ids.ts";
import { call } from "../../api/call.ts";
import { errorCode } from "../../api/clientError.ts";
import { useOffer } from "../../commands/offers.ts";
import { liveCalls, showCall } from "../../queries/calls.ts";
import { useMay } from "../../shell/useOperator.ts";
import { freshKey } from "../../state/freshKey.ts";
import { icon, smallIcon } from "../../theme.ts";
import { CallDialog } from "./CallDialog.tsx";
import { CallStatus } from "./CallStatus.tsx";

interface CallButtonProps {
  /** Whom the call is about: what the numbers belong to. */
  readonly contactId?: ContactId;
  readonly companyId?: CompanyId;
  readonly phones: readonly string[];
}

/** Has a phone call: one's own and the only number at a click, or whose and which by a dialog. Shows how it goes. */
export function CallButton({ contactId, companyId, phones }: CallButtonProps) {
  const { t } = useTranslation();
  const mayCall = useMay("calls.make");
  const maySee = useMay("calls.read");
  const [asking, setAsking] = useState(false);
  // The same key until the call is there: a second click is the same call.
  const [clientKey, setClientKey] = useState(freshKey);
  const { data: live = [] } = useQuery({ ...liveCalls(), enabled: maySee });
  const about = { ...(contactId && { contactId }), ...(companyId && { companyId }) };
  const [only, ...others] = phones;
  const ask = useMutation({
    mutationFn: (phone: string) => call(requestCall, { body: { clientKey, phone, ...about } }),
    onSuccess: (asked) => {
      showCall(asked);
      setClientKey(freshKey());
    },
    onError: (error) => notifications.show({ color: "red", message: t(`error.${errorCode(error)}`) }),
  });
  const begin = () => (only !== undefined && others.length === 0 ? ask.mutate(only) : setAsking(true));
  useOffer(mayCall ? { call: begin } : {});
  if (!mayCall) return null;

  const last = live.find((one) => (contactId ? one.contactId === contactId : one.companyId === companyId));
  const isUnderWay = last?.state === "waiting" || last?.state === "claimed";
  return (
    <Stack gap="sm">
      <Group gap="xs" wrap="nowrap">
        <Button
          variant="default"
          leftSection={<IconPhone {...smallIcon} aria-hidden />}
          loading={ask.isPending}
          disabled={isUnderWay}
          onClick={begin}
        >
          {t("callButton.call")}
        </Button>
        <Tooltip label={t("callButton.more")}>
          <ActionIcon variant="default" aria-label={t("callButton.more")} onClick={() => setAsking(true)}>
            <IconChevronDown {...icon} />
          </ActionIcon>
        </Tooltip>
      </Group>
      {last && <CallStatus call={last} />}
      <CallDialog opened={asking} onClose={() => setAsking(false)} phones={phones} about={about} />
    </Stack>
  );
}
