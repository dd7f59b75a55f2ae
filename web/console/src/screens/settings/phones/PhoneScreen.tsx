import { Alert, Button, Skeleton, Stack, Text } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconChevronLeft } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { Link, getRouteApi } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { Later } from "../../../parts/Later.tsx";
import { Page } from "../../../parts/Page.tsx";
import { Trouble } from "../../../parts/Trouble.tsx";
import { device as deviceQuery } from "../../../queries/devices.ts";
import { smallIcon } from "../../../theme.ts";
import { LatencySection } from "./LatencySection.tsx";
import { LogList } from "./LogList.tsx";
import { PhoneFacts } from "./PhoneFacts.tsx";
import { SignOutPhone } from "./SignOutPhone.tsx";
import { TelemetrySection } from "./TelemetrySection.tsx";

const route = getRouteApi("/shell/settings/phones/$deviceId");

/** One phone: what is wrong with it and what to do, what it last told, how it is answered, and its log. */
export function PhoneScreen() {
  const { t } = useTranslation();
  const { deviceId } = route.useParams();
  const { data: device, error, refetch } = useQuery(deviceQuery(deviceId));
  const [signingOut, signOut] = useDisclosure(false);
  if (device === undefined) {
    return error ? (
      <Trouble error={error} onRetry={() => void refetch()} />
    ) : (
      <Later>
        <Skeleton height="20em" m="xl" />
      </Later>
    );
  }
  const action = device.isSignedIn && (
    <Button variant="default" onClick={signOut.open}>
      {t("phones.signOut")}
    </Button>
  );
  return (
    <Page title={device.name || t("phones.unnamed")} lead={device.operatorName} action={action}>
      <div>
        <Text size="sm" mb="md">
          <Link to="/settings/phones">
            <IconChevronLeft {...smallIcon} aria-hidden style={{ verticalAlign: "-0.15em" }} />
            {t("phones.back")}
          </Link>
        </Text>
        <Stack gap="sm" mb={device.problems.length > 0 ? "lg" : 0}>
          {device.problems.map((problem) => (
            <Alert key={problem} color="red" p="sm" title={t(`phones.problem.${problem}`)}>
              {t(`phones.advice.${problem}`, { number: device.stuckCount })}
            </Alert>
          ))}
        </Stack>
        <PhoneFacts device={device} />
        <LatencySection deviceId={device.id} />
        <TelemetrySection deviceId={device.id} />
        <LogList deviceId={device.id} />
      </div>
      <SignOutPhone device={signingOut ? device : undefined} onClose={signOut.close} />
    </Page>
  );
}
