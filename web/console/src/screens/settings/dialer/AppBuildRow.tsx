import { Badge, Button, Code, Group, Switch, Text } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { IconDownload } from "@tabler/icons-react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { AppBuild } from "../../../../../../contracts/appBuild.ts";
import { changeAppBuild } from "../../../../../../contracts/endpoints/appBuilds.ts";
import { call } from "../../../api/call.ts";
import { errorCode } from "../../../api/clientError.ts";
import { fullDate } from "../../../format/dates.ts";
import { fileSize } from "../../../format/numbers.ts";
import { CopyTool } from "../../../parts/CopyTool.tsx";
import { downloadBuild } from "../../../queries/appBuilds.ts";
import { smallIcon } from "../../../theme.ts";
import classes from "./AppBuildsScreen.module.css";

interface AppBuildRowProps {
  readonly build: AppBuild;
  readonly isLatest: boolean;
  /** Absent where the reader only downloads. */
  readonly onDelete: (() => void) | undefined;
}

export function AppBuildRow({ build, isLatest, onDelete }: AppBuildRowProps) {
  const { t, i18n } = useTranslation();
  const client = useQueryClient();
  const onError = (refusal: unknown) => notifications.show({ color: "red", message: t(`error.${errorCode(refusal)}`) });
  const download = useMutation({ mutationFn: () => downloadBuild(build), onError });
  const offer = useMutation({
    mutationFn: (isActive: boolean) => call(changeAppBuild, { params: { appBuildId: build.id }, body: { isActive } }),
    onSettled: () => client.invalidateQueries({ queryKey: ["appBuilds"] }),
    onError,
  });
  const { versionName: version, versionCode: code, sizeBytes, sha256, isActive, uploadedByName, createdAt } = build;
  const facts = [t("appBuilds.code", { code }), fileSize(sizeBytes, i18n.language), uploadedByName];
  return (
    <li className={classes.row}>
      <div className={classes.what}>
        <Group gap="xs">
          <Text fw={600}>{version}</Text>
          {isLatest && (
            <Badge variant="default" tt="none">
              {t("appBuilds.latest")}
            </Badge>
          )}
          {!isActive && (
            <Badge variant="default" tt="none">
              {t("appBuilds.hidden")}
            </Badge>
          )}
        </Group>
        <Text size="sm" c="dimmed">
          {[...facts, fullDate(createdAt, i18n.language)].filter(Boolean).join(" · ")}
        </Text>
        <Group gap="xs" wrap="nowrap">
          <Text size="xs" c="dimmed" flex="none">
            {t("appBuilds.checksum")}
          </Text>
          <Code className={classes.checksum}>{sha256}</Code>
          <CopyTool value={sha256} label={t("appBuilds.copyChecksum")} />
        </Group>
      </div>
      <Group gap="sm" className={classes.orders}>
        {onDelete && (
          <>
            <Switch
              label={t("appBuilds.offer")}
              aria-label={t("appBuilds.offerOne", { version })}
              checked={offer.isPending ? offer.variables : isActive}
              onChange={(event) => offer.mutate(event.currentTarget.checked)}
            />
            <Button size="xs" variant="default" aria-label={t("appBuilds.deleteOne", { version })} onClick={onDelete}>
              {t("appBuilds.delete")}
            </Button>
          </>
        )}
        <Button
          size="xs"
          variant={isLatest ? "filled" : "default"}
          leftSection={<IconDownload {...smallIcon} aria-hidden />}
          aria-label={t("appBuilds.downloadOne", { version })}
          loading={download.isPending}
          onClick={() => download.mutate()}
        >
          {t("appBuilds.download")}
        </Button>
      </Group>
    </li>
  );
}
