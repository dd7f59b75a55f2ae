import { Button, Group, Modal, Stack, Text } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { Device } from "../../../../../../contracts/device.ts";
import { signOutDevice, signOutOwnDevice } from "../../../../../../contracts/endpoints/devices.ts";
import { call } from "../../../api/call.ts";
import { Refusal } from "../../../parts/Refusal.tsx";

interface SignOutPhoneProps {
  /** Closed without. */
  readonly device: Device | undefined;
  /** Whether it stands among one's own, for which no right is needed. */
  readonly own?: boolean;
  readonly onClose: () => void;
}

/** Asks once, because the phone has to be at hand to come back. */
export function SignOutPhone({ device, own = false, onClose }: SignOutPhoneProps) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const order = useMutation({
    mutationFn: async ({ id: deviceId }: Device) => {
      await call(own ? signOutOwnDevice : signOutDevice, { params: { deviceId } });
    },
    onSuccess: () => {
      onClose();
      return client.invalidateQueries({ queryKey: ["devices"] });
    },
  });
  return (
    <Modal
      opened={device !== undefined}
      onClose={onClose}
      title={device && t("phones.signOutTitle", { name: device.name || t("phones.unnamed") })}
    >
      {device && (
        <Stack gap="md">
          <Refusal of={order} />
          <Text size="sm">{t("phones.signOutLead")}</Text>
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose} data-autofocus>
              {t("phones.keep")}
            </Button>
            <Button color="red.9" loading={order.isPending} onClick={() => order.mutate(device)}>
              {t("phones.signOut")}
            </Button>
          </Group>
        </Stack>
      )}
    </Modal>
  );
}
