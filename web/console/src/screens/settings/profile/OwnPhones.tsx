import { Button, Group, Stack, Text } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Device } from "../../../../../../contracts/device.ts";
import { Loaded } from "../../../parts/Loaded.tsx";
import { ownDevices } from "../../../queries/devices.ts";
import { ConnectPhone } from "../phones/ConnectPhone.tsx";
import { ConnectPhoneDialog } from "../phones/ConnectPhoneDialog.tsx";
import { PhoneState } from "../phones/PhoneState.tsx";
import { SeenAt } from "../phones/SeenAt.tsx";
import { SignOutPhone } from "../phones/SignOutPhone.tsx";
import { Section } from "./Section.tsx";

/** The phones on which one is signed in to the dialer, and how to connect another. */
export function OwnPhones() {
  const { t } = useTranslation();
  const query = useQuery(ownDevices());
  const [connecting, connect] = useDisclosure(false);
  const [leaving, setLeaving] = useState<Device>();
  return (
    <Section title={t("phones.own")}>
      <Stack gap="md" align="flex-start">
        <Text size="sm" c="dimmed">
          {t("phones.ownLead")} <Link to="/settings/dialer">{t("phones.getApp")}</Link>
        </Text>
        <Loaded query={query} empty={<Text size="sm">{t("phones.ownEmpty")}</Text>}>
          {(devices) =>
            devices.map((device) => (
              <Group key={device.id} justify="space-between" wrap="nowrap" w="100%">
                <div style={{ minWidth: 0, overflowWrap: "anywhere" }}>
                  <Text size="sm" fw={500}>
                    {device.name || t("phones.unnamed")}
                  </Text>
                  <Text size="xs" c="dimmed" mb="xs">
                    {device.appVersion && `${device.appVersion} · `}
                    <SeenAt device={device} />
                  </Text>
                  <PhoneState device={device} />
                </div>
                {device.isSignedIn && (
                  <Button size="xs" variant="default" flex="none" onClick={() => setLeaving(device)}>
                    {t("phones.signOut")}
                  </Button>
                )}
              </Group>
            ))
          }
        </Loaded>
        <ConnectPhone onOpen={connect.open} />
      </Stack>
      <ConnectPhoneDialog opened={connecting} onClose={connect.close} />
      <SignOutPhone device={leaving} own onClose={() => setLeaving(undefined)} />
    </Section>
  );
}
