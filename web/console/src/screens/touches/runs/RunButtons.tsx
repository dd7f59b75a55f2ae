import { Button, Group } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import {
  type Icon,
  IconPlayerPause,
  IconPlayerPlay,
  IconPlayerSkipForward,
  IconPlayerStop,
  IconRefresh,
} from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { RunOrder } from "../../../../../../contracts/endpoints/touchRuns.ts";
import type { TouchRun } from "../../../../../../contracts/touchRun.ts";
import { errorCode } from "../../../api/clientError.ts";
import { useMay } from "../../../shell/useOperator.ts";
import { smallIcon } from "../../../theme.ts";
import { useRunOrder } from "../useRunOrder.ts";

const glyphs: Readonly<Record<RunOrder, Icon>> = {
  pause: IconPlayerPause,
  resume: IconPlayerPlay,
  skip: IconPlayerSkipForward,
  cancel: IconPlayerStop,
  rerun: IconRefresh,
};

/** What can be ordered of a run as it stands. */
export function RunButtons({ run }: { readonly run: TouchRun }) {
  const { t } = useTranslation();
  const mayManage = useMay("touches.manage");
  const order = useRunOrder(run.id);
  if (!mayManage) return null;
  return (
    <Group gap="xs">
      {ordersFor(run).map((one) => {
        const Glyph = glyphs[one];
        return (
          <Button
            key={one}
            size="xs"
            variant="default"
            leftSection={<Glyph {...smallIcon} aria-hidden />}
            loading={order.isPending && order.variables === one}
            disabled={order.isPending}
            onClick={() =>
              order.mutate(one, {
                onError: (error) => notifications.show({ color: "red", message: t(`error.${errorCode(error)}`) }),
              })
            }
          >
            {t(`touches.order.${one}`)}
          </Button>
        );
      })}
    </Group>
  );
}

function ordersFor({ status }: TouchRun): readonly RunOrder[] {
  switch (status) {
    case "running":
      return ["pause", "skip", "cancel"];
    case "paused":
      return ["resume", "skip", "cancel"];
    case "ended":
      return ["rerun"];
  }
}
