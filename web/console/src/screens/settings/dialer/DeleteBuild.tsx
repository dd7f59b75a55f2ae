import { Button, Group, Modal, Stack, Text } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { AppBuild } from "../../../../../../contracts/appBuild.ts";
import { deleteAppBuild } from "../../../../../../contracts/endpoints/appBuilds.ts";
import { call } from "../../../api/call.ts";
import { Refusal } from "../../../parts/Refusal.tsx";

interface DeleteBuildProps {
  /** Closed without. */
  readonly build: AppBuild | undefined;
  readonly onClose: () => void;
}

/** Asks once: the file is gone for good. */
export function DeleteBuild({ build, onClose }: DeleteBuildProps) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const order = useMutation({
    mutationFn: ({ id: appBuildId }: AppBuild) => call(deleteAppBuild, { params: { appBuildId } }),
    onSuccess: () => {
      onClose();
      return client.invalidateQueries({ queryKey: ["appBuilds"] });
    },
  });
  return (
    <Modal
      opened={build !== undefined}
      onClose={onClose}
      title={build && t("appBuilds.deleteTitle", { version: build.versionName })}
    >
      {build && (
        <Stack gap="md">
          <Refusal of={order} />
          <Text size="sm">{t("appBuilds.deleteLead")}</Text>
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose} data-autofocus>
              {t("appBuilds.keep")}
            </Button>
            <Button color="red.9" loading={order.isPending} onClick={() => order.mutate(build)}>
              {t("appBuilds.delete")}
            </Button>
          </Group>
        </Stack>
      )}
    </Modal>
  );
}
