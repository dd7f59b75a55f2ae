import { Box, Button, Modal, Skeleton, Stack } from "@mantine/core";
import { IconDownload } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { DeviceLog } from "../../../../../../contracts/device.ts";
import type { DeviceId } from "../../../../../../contracts/ids.ts";
import { saveBlob } from "../../../api/saveBlob.ts";
import { exactTime } from "../../../format/dates.ts";
import { Trouble } from "../../../parts/Trouble.tsx";
import { deviceLog } from "../../../queries/devices.ts";
import { smallIcon } from "../../../theme.ts";
import classes from "./PhoneScreen.module.css";

interface LogDialogProps {
  readonly deviceId: DeviceId;
  /** Closed without. */
  readonly log: DeviceLog | undefined;
  readonly onClose: () => void;
}

export function LogDialog({ deviceId, log, onClose }: LogDialogProps) {
  const { t, i18n } = useTranslation();
  const when = log && exactTime(log.occurredAt, i18n.language);
  return (
    <Modal opened={log !== undefined} onClose={onClose} size="xl" title={t("phones.logTitle", { when })}>
      {log && <LogText deviceId={deviceId} log={log} />}
    </Modal>
  );
}

function LogText({ deviceId, log }: { readonly deviceId: DeviceId; readonly log: DeviceLog }) {
  const { t } = useTranslation();
  const { data, error, refetch } = useQuery(deviceLog(deviceId, log.id));
  if (!data) return error ? <Trouble error={error} onRetry={() => void refetch()} /> : <Skeleton height="12em" />;
  return (
    <Stack gap="md" align="flex-start">
      <Box component="pre" className={classes.text} tabIndex={0} data-autofocus>
        {data.text}
      </Box>
      <Button
        variant="default"
        leftSection={<IconDownload {...smallIcon} aria-hidden />}
        onClick={() => saveBlob(new Blob([data.text], { type: "text/plain" }), `${log.id}.txt`)}
      >
        {t("phones.downloadLog")}
      </Button>
    </Stack>
  );
}
